import { boundless } from './boundless.ts'
import type { FastifyInstance } from 'fastify'
import { type AppDeps, buildApp } from '../src/app.ts'
import {
  connect,
  type Connections,
  connectSides,
  type Target,
} from '../src/platform/database/db.ts'
import type { Config, Secrets } from '../src/platform/boot/env.ts'
import { startJobs } from '../src/platform/database/jobs.ts'
import { createEvidence } from '../src/platform/evidence/evidence.ts'
import { createSigner } from '../src/platform/evidence/signing.ts'
import { createPdfPool } from '../src/platform/papers/pdf.ts'
import type { PressDeps } from '../src/platform/papers/press.ts'
import { sealInUse } from '../src/platform/papers/seal-in-use.ts'
import { createSeal } from '../src/platform/papers/seal-certificate.ts'
import { createContractPrinter } from '../src/agreements/offers/sealed-contract.ts'
import { createInstructionPapers } from '../src/instructions/papers/sealed-papers.ts'
import { createSealedNotices } from '../src/notices/sealed-notices.ts'
import { letterLogo } from '../src/provider/logos.ts'
import { createReceiptDocuments } from '../src/receipts/documents.ts'
import { closeEars, openEars, searchEverywhere } from './canary.ts'
import { type Clock, createClock } from './clock.ts'
import { cloneDatabase } from './database.ts'
import { testSecrets } from './keys.ts'
import { testVaults } from './receipts.ts'
import { patience } from './patience.ts'
import { createPerson, type Person } from './person.ts'
import { use } from './use.ts'

export const publicUrl = 'http://localhost:3000'

/** The fingerprint of a certificate that sealed before. */
export const earlierSeal = 'e'.repeat(64)

export type TestPortal = Awaited<ReturnType<typeof createTestPortal>>

/** A portal for the tests of a file. */
export const usePortal = (...options: Parameters<typeof createTestPortal>) =>
  use(
    () => createTestPortal(...options),
    ({ close }) => close(),
  )

/** The real app on a database of its own, with a clock that only the test moves. */
export async function createTestPortal(
  config: Partial<Config> = {},
  web: string | null = null,
  open: typeof cloneDatabase = cloneDatabase,
  otherwise: Pick<AppDeps, 'measure' | 'quotas' | 'isTooMuch'> = { quotas: boundless },
) {
  const database = await open()
  const target: Target = { url: database.url, key: testSecrets.encryptionKey }
  const connections = {
    ...connectSides(target, 30, patience.timeout),
    auth: connect(target, 'portal_auth', 30, patience.timeout),
    worker: connect(target, 'portal_worker', 10, patience.timeout),
  }
  const jobs = await startJobs(target, { supervise: false, onError: () => {} })
  const clock = createClock()
  const seal = await createSeal('AVV-Portal test', clock.now())
  const { source, fingerprint } = seal
  const pdf = createPdfPool({ seal: source, timeLimitMs: patience.timeout, clock: clock.now })
  const evidence = createEvidence(createSigner(testSecrets.signingKey))
  const { worker } = connections
  const printing = {
    worker,
    pdf,
    publicUrl,
    fingerprint,
    evidence,
    clock: clock.now,
    vaults: testVaults,
    logo: letterLogo,
  }
  const documents = (stamps: PressDeps['stamps'] = null) =>
    createReceiptDocuments({ ...printing, stamps })
  const papers = createInstructionPapers(printing)
  const notices = createSealedNotices(printing)
  const contracts = { printer: createContractPrinter(printing), putOff: null }
  const logged: string[] = []
  const build = (secrets: Secrets = testSecrets, other: Partial<Config> = {}) =>
    buildApp({
      config: {
        publicUrl,
        trustProxy: 0,
        hstsSubdomains: false,
        apiDocs: true,
        metricsToken: null,
        ...config,
        ...other,
      },
      secrets,
      sides: connections,
      auth: connections.auth,
      enqueue: jobs.enqueue,
      receiptDocuments: documents(),
      papers,
      notices,
      contracts,
      seal: sealInUse(seal, publicUrl),
      signer: {
        ...createSigner(secrets.signingKey),
        seal: fingerprint,
        earlierSeals: [earlierSeal],
      },
      clock: clock.now,
      web,
      ...otherwise,
      server: {
        logger: { level: 'info', stream: { write: (text: string) => void logged.push(text) } },
      },
    })
  const app = await build()
  await app.ready()
  openEars()
  return {
    app,
    clock,
    jobs,
    logged,
    fingerprint,
    /** As a process has it: what prints, seals and stores receipts. */
    documents,
    papers,
    notices,
    evidence,
    connections,
    target,
    superuser: database.superuser,
    login: createLogin(app, clock),
    /** A second process on the same database. */
    another: build,
    close: async () => {
      await app.close()
      const leaked = await searchEverywhere(logged, database.superuser)
      closeEars()
      if (leaked.length > 0) throw new Error(`secrets were left in: ${leaked.join('; ')}`)
      await jobs.stop()
      await Promise.all([
        pdf.close(),
        ...Object.values(connections).map((each: Connections) => each.close()),
      ])
      await database.drop()
    },
  }
}

/** Logs somebody in as a browser would, in both steps. `wanted` is the beginning of the email address. */
function createLogin(app: FastifyInstance, clock: Clock) {
  // One after the other, however they are asked for: each moves the clock on, and a code waits for nobody.
  let last: Promise<unknown> = Promise.resolve()
  return (wanted: string): Promise<Person> => {
    const person = createPerson({ app, clock }, wanted)
    const mine = last.then(() => person.enter())
    last = mine.catch(() => {})
    return mine.then(() => person)
  }
}
