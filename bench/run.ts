import { measureEvidence } from './evidence.ts'
import { measureNotices } from './notices.ts'
import { measureReceipts } from './receipts.ts'
import { seed } from './seed.ts'

const [what = 'all'] = process.argv.slice(2)
if (what === 'seed') await seed()
else {
  await measureNotices()
  console.table([await measureReceipts()])
  console.table([await measureEvidence()])
}
