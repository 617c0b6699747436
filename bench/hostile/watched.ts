import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

export type Watched = { origin: string; longestBlock: () => Promise<number>; stop: () => void }

/** The portal as a process that tells how long its event loop was blocked, in milliseconds. */
export async function startWatched(url: string): Promise<Watched> {
  const child = fork(join(import.meta.dirname, 'watched-process.ts'), [url], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const ended = once(child, 'exit').then(() => Promise.reject(new Error('the portal ended')))
  ended.catch(() => {})
  const said = async <T>() => ((await Promise.race([once(child, 'message'), ended])) as [T])[0]
  const origin = await said<string>()
  const longestBlock = () => {
    const told = said<number>()
    child.send('how long?')
    return told
  }
  return { origin, longestBlock, stop: () => void child.kill('SIGKILL') }
}
