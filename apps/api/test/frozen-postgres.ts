import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '../src/platform/embedded/embedded.ts'
import { migrate } from '../src/platform/boot/migrate.ts'
import { queues } from '../src/queues.ts'
import { testSecrets } from './keys.ts'
import { use } from './use.ts'

/** A PostgreSQL of a test's own, migrated and empty, that it may stop in the middle of everything. */
export const useFreezable = () =>
  use(
    async () => {
      const dataDir = mkdtempSync(join(tmpdir(), 'portal-test-'))
      // As root PostgreSQL runs as somebody else, who must get in.
      chmodSync(dataDir, 0o711)
      const server = await startEmbedded({ dataDir, durable: false, log: console })
      await migrate(server.adminUrl, testSecrets, Object.values(queues))
      const pidFile = join(dataDir, 'postgres/cluster/postmaster.pid')
      const postmaster = Number(readFileSync(pidFile, 'utf8').split('\n')[0])
      const signal = (name: NodeJS.Signals) => {
        // First the one that would start others.
        for (const pid of [postmaster, ...childrenOf(postmaster)]) {
          try {
            process.kill(pid, name)
          } catch (error) {
            // A connection that ended since then has no process any more.
            if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
          }
        }
      }
      return {
        url: server.adminUrl,
        freeze: () => signal('SIGSTOP'),
        thaw: () => signal('SIGCONT'),
        stop: async () => {
          await server.stop()
          rmSync(dataDir, { recursive: true, force: true })
        },
      }
    },
    async ({ thaw, stop }) => {
      thaw()
      await stop()
    },
  )

const childrenOf = (parent: number) =>
  execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.trim().split(/\s+/u).map(Number))
    .filter(([, ppid]) => ppid === parent)
    .map(([pid]) => pid!)
