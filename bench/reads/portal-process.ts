import { createContractPrinter } from '../../apps/api/src/agreements/offers/sealed-contract.ts'
import { buildApp } from '../../apps/api/src/app.ts'
import { createInstructionPapers } from '../../apps/api/src/instructions/papers/sealed-papers.ts'
import { createSealedNotices } from '../../apps/api/src/notices/sealed-notices.ts'
import { connect, connectSides } from '../../apps/api/src/platform/database/db.ts'
import { createEvidence } from '../../apps/api/src/platform/evidence/evidence.ts'
import { createSigner } from '../../apps/api/src/platform/evidence/signing.ts'
import { createPdfPool } from '../../apps/api/src/platform/papers/pdf.ts'
import { sealInUse } from '../../apps/api/src/platform/papers/seal-in-use.ts'
import { createSeal } from '../../apps/api/src/platform/papers/seal-certificate.ts'
import { createReceiptDocuments } from '../../apps/api/src/receipts/documents.ts'
import { receiptVaults } from '../../apps/api/src/receipts/sealed.ts'
import { secrets } from '../data/folder.ts'

// The portal without its chores and queues, on the database whose address is the first argument.
const [url = ''] = process.argv.slice(2)
const target = { url, key: secrets.encryptionKey }
const publicUrl = 'http://localhost:3000'
const clock = () => new Date().toISOString()
// What is measured is asked for more often than anybody may.
const many = { person: 1e9, client: 1e9 }
const worker = connect(target, 'portal_worker', 2)
const seal = await createSeal('AVV-Portal bench', clock())
const { source, fingerprint } = seal
const pdf = createPdfPool({ seal: source })
const evidence = createEvidence(createSigner(secrets.signingKey))
const vaults = receiptVaults(secrets.encryptionKey)
const printing = { worker, pdf, publicUrl, fingerprint, evidence, clock, vaults }
const app = await buildApp({
  config: { publicUrl, trustProxy: 0, apiDocs: true, metricsToken: null, hstsSubdomains: false },
  secrets,
  sides: connectSides(target, 8),
  auth: connect(target, 'portal_auth', 2),
  enqueue: async () => {},
  quotas: {
    uploads: many,
    drafts: many,
    messages: many,
    renderings: many,
    reports: many,
    settings: many,
    trials: many,
    rounds: many,
  },
  receiptDocuments: createReceiptDocuments(printing),
  papers: createInstructionPapers(printing),
  notices: createSealedNotices(printing),
  contracts: { printer: createContractPrinter(printing), putOff: null },
  seal: sealInUse(seal, publicUrl),
})
process.send?.(await app.listen({ port: 0, host: '127.0.0.1' }))
