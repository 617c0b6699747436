import { lockFolder } from '../src/platform/embedded/folder-lock.ts'

// A process to kill: claims the folder given, says so or why not, and waits.
const [folder = ''] = process.argv.slice(2)
try {
  lockFolder(folder)
  console.log('held')
  setInterval(() => {}, 60_000)
} catch (error) {
  console.log((error as Error).message)
}
