import { main } from '../src/server.ts'

// A portal as a process of its own, whose clock stands still until the process that started it moves it on; with `compare`
// it runs, so many seconds ahead, and is compared with the database's.
const [mode, ahead] = process.argv.slice(2)
const compares = mode === 'compare'
let at = compares ? Number(ahead) * 1000 : Date.now()
const now = () => new Date(compares ? Date.now() + at : at).toISOString()
process.on('message', (seconds: number) => {
  at += seconds * 1000
  process.send?.(now())
})
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
await main({ clock: now, anyClock: !compares })
