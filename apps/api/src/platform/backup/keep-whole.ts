import { open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Lets `work` write beside `file`, which gets its name once that is done; a name survives a power cut, too. */
export async function keepWhole<T>(file: string, work: (beside: string) => Promise<T>): Promise<T> {
  const beside = `${file}.part`
  const done = await work(beside)
  await rename(beside, file)
  const folder = await open(dirname(file))
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
  return done
}
