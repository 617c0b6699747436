import { startEmbedded } from '../src/platform/embedded/embedded.ts'

// A process to kill: starts PostgreSQL in the folder given, says where, and waits.
const [dataDir = ''] = process.argv.slice(2)
const { adminUrl } = await startEmbedded({ dataDir, durable: true, log: console })
console.log(adminUrl)
