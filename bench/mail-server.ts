import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** A mail server in a process of its own that takes everything. */
export async function startMailServer() {
  const server = fork(join(import.meta.dirname, 'mails-server.ts'), { stdio: 'inherit' })
  // What it says first is where it listens.
  const [{ port }] = (await once(server, 'message')) as [{ port: number }]
  return {
    port,
    count: async () => {
      server.send('count')
      const [taken] = (await once(server, 'message')) as [{ mails: number; twice: number }]
      return taken
    },
    stop: () => void server.kill(),
  }
}
