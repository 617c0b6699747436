import { main } from '../src/server.ts'

// A portal as a process of its own, whose clock stands still until the process that started it moves it on.
let at = Date.now()
const now = () => new Date(at).toISOString()
process.on('message', (seconds: number) => {
  at += seconds * 1000
  process.send?.(now())
})
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
await main({ clock: now })
