import { canonicalJson } from '../packages/domain/src/canonical-json.ts'
import { createPdfPool } from '../apps/api/src/platform/papers/pdf.ts'
import { createSeal } from '../apps/api/src/platform/papers/seal-certificate.ts'
import { createSigner } from '../apps/api/src/platform/evidence/signing.ts'
import { type Line, line } from './line.ts'
import { receiptPdfData, receiptTemplate } from '../apps/api/src/receipts/receipt-pdf.ts'

/**
 * Receipts signed, typeset and sealed by one thread: how many a second, and how many a second of processor time. The
 * wording is of the length people write; RECEIPTS says how many are made.
 */
const wanted = Number(process.env.RECEIPTS ?? 200)
const goal = 25

const id = '0198c5a2-0000-7000-8000-000000000001'
const hash = '0'.repeat(64)
const now = '2026-11-23T13:05:09.200Z'
const address = { street: 'Am Sonnenhof 3', postalCode: '94032', city: 'Passau', country: 'DE' }
const record = (number: number) => ({
  schema: 'avv-portal/receipt/3',
  number: `Q-2026-${String(number).padStart(5, '0')}`,
  act: 'instruction.submitted',
  issuedAt: now,
  client: { id, name: 'Praxis für Physiotherapie Sonnenhof', address },
  provider: { name: 'Robert Zerer', address, instructionRecipients: ['Robert Zerer'] },
  instruction: {
    id,
    number: 'W-2026-0001',
    revision: 1,
    kind: 'erasure',
    title: 'Löschung ausgeschiedener Mitarbeitender',
    text: 'Bitte löschen Sie die Benutzerkonten der ausgeschiedenen Mitarbeitenden. '.repeat(12),
    systems: ['med-drive.de'],
    dataCategories: ['master-data'],
    dataSubjects: ['employees'],
    wishedDate: '2026-12-01',
    urgency: 'normal',
    urgencyReason: null,
    validFrom: null,
    validUntil: null,
    submittedAt: now,
    channel: 'portal',
    attachments: [],
    details: null,
  },
  textSha256: hash,
  statement: null,
  confirmed: { sha256: hash },
  givenBy: {
    userId: id,
    name: 'Lukas Huber',
    function: 'Praxisleitung',
    authorisationId: id,
    authorisedSince: '2026-02-01',
    authenticatedBy: 'password+totp',
  },
  countersignedBy: null,
  confirmation: null,
  countersignature: null,
  evidence: { sequence: number + 1, hash },
})

/** Receipts a second, by the clock and by processor time. */
export async function measureReceipts(): Promise<Line[]> {
  const signer = createSigner(Buffer.alloc(32, 'signatures'))
  const seal = await createSeal('AVV-Portal bench', new Date().toISOString())
  const pool = createPdfPool({ seal: seal.source })
  const words = {
    reason: 'Quittung',
    location: 'AVV-Portal',
    checkAt: 'https://portal.example.org/nachweise',
  }
  const keysUrl = 'https://portal.example.org/.well-known/jwks.json'
  const toolUrl = 'https://portal.example.org/avv-verify.mjs'
  const make = async (number: number) => {
    const text = canonicalJson(record(number))
    const jws = signer.sign(record(number), 'avv-portal-receipt+jws')
    await pool.render(
      receiptTemplate,
      receiptPdfData({ record: text, jws, keysUrl, toolUrl }),
      words,
    )
  }
  try {
    for (let i = 0; i < 20; i++) await make(i)
    const [from, cpu] = [performance.now(), process.cpuUsage()]
    for (let i = 0; i < wanted; i++) await make(i)
    const seconds = (performance.now() - from) / 1000
    const { user, system } = process.cpuUsage(cpu)
    const name = `receipts a second of one core (${(wanted / seconds).toFixed(1)} by the clock)`
    return [line(name, wanted / ((user + system) / 1e6), '>=', goal)]
  } finally {
    await pool.close()
  }
}
