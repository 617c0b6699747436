import { execFileSync, spawnSync, type SpawnOptions } from 'node:child_process'
import { statSync } from 'node:fs'

/** How to start a program as the user PostgreSQL may run as, who also owns its files. */
export type Runner = {
  command: (program: string, args: readonly string[]) => [string, string[]]
  options: Pick<SpawnOptions, 'uid' | 'gid' | 'env'>
}
type Ids = { uid: number; gid: number }
type Way = Runner & { owner: Ids }

// The portal's own secrets stay out of PostgreSQL's environment, and libpq's variables out of its way.
const env = { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C' }

/**
 * PostgreSQL refuses to run as root. As root this finds a way to run `program` as somebody else who can
 * reach it and `folder` (which is handed over to them), even below a directory only root may enter.
 * Throws a one-line `Error` when there is none.
 */
export function unprivileged(program: string, folder: string): Runner {
  const self = process.getuid?.()
  if (self !== 0) {
    const owner = statSync(folder).uid
    if (self !== undefined && owner !== self) {
      throw new Error(
        `${folder} belongs to uid ${owner}: start as root as before, or set DATA_DIR.`,
      )
    }
    return { command: (file, args) => [file, [...args]], options: { env } }
  }
  const found = waysOfRoot(ordinaryUser()).find((way) => reaches(way, program, folder))
  if (found) return found
  throw new Error(
    `PostgreSQL does not run as root, and nobody else may enter ${folder}: start as an ordinary user, move out of root's home, or set DATABASE_URL.`,
  )
}

/** From the least power to the most: the first that reaches everything is taken. */
function waysOfRoot({ uid, gid }: Ids): Way[] {
  const prefixed = (tool: string, ...settings: string[]): Runner => ({
    command: (file, args) => [tool, [...settings, '--', file, ...args]],
    options: { env },
  })
  const withCapability = (name: string): Way => ({
    // Without no_setuid_fixup access(2), which PostgreSQL asks about its own path, ignores capabilities.
    ...prefixed(
      'setpriv',
      `--reuid=${uid}`,
      `--regid=${gid}`,
      '--clear-groups',
      '--no-new-privs',
      '--securebits=+no_setuid_fixup',
      `--inh-caps=-all,+${name}`,
      `--ambient-caps=-all,+${name}`,
    ),
    owner: { uid, gid },
  })
  return [
    {
      command: (file, args) => [file, [...args]],
      options: { uid, gid, env },
      owner: { uid, gid },
    },
    withCapability('dac_read_search'),
    withCapability('dac_override'),
    {
      ...prefixed('unshare', '--user', `--map-user=${uid}`, `--map-group=${gid}`),
      owner: { uid: 0, gid: 0 },
    },
  ]
}

function reaches({ command, options, owner }: Way, program: string, folder: string): boolean {
  if (statSync(folder).uid !== owner.uid) {
    execFileSync('chown', ['-R', `${owner.uid}:${owner.gid}`, folder])
  }
  const probe = 'cd "$1" && exec "$2" --version'
  const [file, args] = command('/bin/sh', ['-c', probe, 'sh', folder, program])
  return spawnSync(file, args, { ...options, stdio: 'ignore' }).status === 0
}

/** Needs a name because initdb asks for it; nobody is everywhere, so no user has to be created. */
function ordinaryUser(): Ids {
  for (const name of ['postgres', 'nobody']) {
    const id = (flag: string) => spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout
    const [uid, gid] = [Number(id('-u') || NaN), Number(id('-g') || NaN)]
    if (uid > 0 && gid > 0) return { uid, gid }
  }
  throw new Error('PostgreSQL does not run as root and there is no user `postgres` or `nobody`.')
}
