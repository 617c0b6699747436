import { createContractPrinter } from '../src/agreements/offers/sealed-contract.ts'
import { buildApp } from '../src/app.ts'
import {
  connect,
  type Connections,
  connectSides,
  type Target,
} from '../src/platform/database/db.ts'
import { createEvidence } from '../src/platform/evidence/evidence.ts'
import { createSigner } from '../src/platform/evidence/signing.ts'
import { createPdfPool } from '../src/platform/papers/pdf.ts'
import { sealInUse } from '../src/platform/papers/seal-in-use.ts'
import { createSeal } from '../src/platform/papers/seal-certificate.ts'
import { createInstructionPapers } from '../src/instructions/papers/sealed-papers.ts'
import { createSealedNotices } from '../src/notices/sealed-notices.ts'
import { createReceiptDocuments } from '../src/receipts/documents.ts'
import { boundless } from './boundless.ts'
import { testSecrets } from './keys.ts'
import { testVaults } from './receipts.ts'

type Bare = {
  publicUrl: string
  /** Connections of each side, of the logins, of the worker. */
  most: { side: number; auth: number; worker: number }
  /** How long the database may be silent, in milliseconds. */
  limitMs?: number
}

/** The app as a process has it, with the description of its API, on the machine's own clock: no queues, no chores. */
export async function bareApp(target: Target, { publicUrl, most, limitMs }: Bare) {
  const clock = () => new Date().toISOString()
  const sides = connectSides(target, most.side, limitMs)
  const auth = connect(target, 'portal_auth', most.auth, limitMs)
  const worker = connect(target, 'portal_worker', most.worker, limitMs)
  const connections: Connections[] = [...Object.values(sides), auth, worker]
  const seal = await createSeal('AVV-Portal test', clock())
  const { source, fingerprint } = seal
  const pdf = createPdfPool({ seal: source })
  const evidence = createEvidence(createSigner(testSecrets.signingKey))
  const printing = { worker, pdf, publicUrl, fingerprint, evidence, clock, vaults: testVaults }
  const app = await buildApp({
    config: { publicUrl, trustProxy: 0, hstsSubdomains: false, apiDocs: true, metricsToken: null },
    secrets: testSecrets,
    sides,
    auth,
    enqueue: async () => {},
    receiptDocuments: createReceiptDocuments(printing),
    papers: createInstructionPapers(printing),
    notices: createSealedNotices(printing),
    contracts: { printer: createContractPrinter(printing), putOff: null },
    seal: sealInUse(seal, publicUrl),
    quotas: boundless,
  })
  const close = async () => {
    await app.close()
    await Promise.all([pdf.close(), ...connections.map((each) => each.close())])
  }
  return { app, sides, connections, close }
}
