import { join } from 'node:path'
import { start } from '../reads/process.ts'

export type Watched = {
  origin: string
  pid: number
  longestBlock: () => Promise<number>
  stop: () => Promise<void>
}

/** The portal as a process that tells how long its event loop was blocked, in milliseconds. */
export async function startWatched(url: string): Promise<Watched> {
  const { child, told, stop } = start(join(import.meta.dirname, 'watched-process.ts'), url)
  const longestBlock = () => {
    const answer = told<number>()
    child.send('how long?')
    return answer
  }
  return { origin: await told<string>(), pid: child.pid ?? 0, longestBlock, stop }
}
