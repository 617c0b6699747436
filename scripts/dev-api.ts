import { joinDatabase } from '../apps/api/src/platform/boot/database.ts'
import { main } from '../apps/api/src/server.ts'

// Threads would tell Node's watcher what they load, with messages that their owners take for answers.
delete process.env.WATCH_REPORT_DEPENDENCIES
// Vite brings the pages; the database is that of `dev.ts` and stays up when this starts again.
await main({ web: null, open: joinDatabase })
