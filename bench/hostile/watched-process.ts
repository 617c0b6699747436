import { monitorEventLoopDelay } from 'node:perf_hooks'

// The portal, which tells whoever asks for how many milliseconds its event loop was blocked at most since it was asked last.
await import('../reads/portal-process.ts')
const every = 1
const delay = monitorEventLoopDelay({ resolution: every })
delay.enable()
process.on('message', () => {
  process.send?.(Math.max(0, delay.max / 1e6 - every))
  delay.reset()
})
