import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { LoggerOptions } from 'pino'
import { keepHouse } from './accounts/sign-in/housekeeping.ts'
import { deliverAccountMail } from './accounts/mails/mail-delivery.ts'
import { warnOfAbandonedLogins } from './accounts/sign-in/warnings.ts'
import { buildApp } from './app.ts'
import { turnTheClock } from './instructions/processing/clockwork.ts'
import { checkTonight } from './evidence/nightly.ts'
import { deliver } from './mails/delivery.ts'
import { connect } from './platform/database/db.ts'
import type { Config, Secrets } from './platform/boot/env.ts'
import { createEvidence } from './platform/evidence/evidence.ts'
import { type Jobs, startJobs } from './platform/database/jobs.ts'
import { createFileMailer, createSmtpMailer } from './platform/mail/mailer.ts'
import { createPdfPool } from './platform/papers/pdf.ts'
import type { Seal } from './platform/papers/seal-certificate.ts'
import { registerSigner } from './platform/evidence/signing-keys.ts'
import { createSigner } from './platform/evidence/signing.ts'
import { createReceiptDocuments } from './receipts/documents.ts'

export type Portal = { app: FastifyInstance; jobs: Jobs; close: () => Promise<void> }

/** Puts the parts of the running portal together: connections, jobs, mail, PDF, app. The database is migrated already. */
export async function createPortal(
  config: Config,
  secrets: Secrets,
  seal: Seal,
  databaseUrl: string,
  { web, logger }: { web: string | null; logger: LoggerOptions | false },
): Promise<Portal> {
  const target = { url: databaseUrl, key: secrets.encryptionKey }
  const app = connect(target, 'portal_app', 20)
  const auth = connect(target, 'portal_auth', 6)
  const worker = connect(target, 'portal_worker', 6)
  const pdf = createPdfPool({ seal: seal.source })
  const { publicUrl } = config
  const { fingerprint } = seal
  const receiptDocuments = createReceiptDocuments({ worker, pdf, publicUrl, fingerprint, clock })
  const signer = createSigner(secrets.signingKey)
  await worker.transaction(null, (tx) => registerSigner(tx, signer, clock()))
  const mailer = config.smtpUrl
    ? createSmtpMailer(config.smtpUrl, config.mailFrom, config.publicUrl)
    : createFileMailer(join(config.dataDir, 'mail'), config.mailFrom)

  let closing = false
  let fastify: FastifyInstance | undefined
  const jobs = await startJobs(target, {
    supervise: true,
    onError: (error) => fastify?.log.error({ err: error }, 'job queue'),
  })
  fastify = await buildApp({
    config,
    secrets,
    app,
    auth,
    enqueue: jobs.enqueue,
    pdf,
    receiptDocuments,
    clock,
    closing: () => closing,
    web,
    server: { logger },
  })
  const means = { enqueue: jobs.enqueue, signer, evidence: createEvidence(signer) }
  const nightly = {
    worker,
    signer,
    enqueue: jobs.enqueue,
    dataDir: config.dataDir,
    alarm: (finding: object) =>
      fastify?.log.error(finding, 'an evidence log is not as it was written'),
  }
  const every = (seconds: number, what: string, work: () => Promise<unknown>) =>
    setInterval(
      () => void work().catch((error: unknown) => fastify?.log.error({ err: error }, what)),
      seconds * 1000,
    )
  const chores = [
    every(3_600, 'housekeeping', () => keepHouse({ auth, worker }, clock())),
    every(600, 'clockwork', () => turnTheClock(worker, means, clock())),
    every(600, 'evidence check', () => checkTonight(nightly, clock())),
    every(30, 'warnings', () => warnOfAbandonedLogins(auth, jobs.enqueue, clock())),
  ]
  const mailDeps = { auth, worker, mailer, publicUrl, clock }
  await jobs.work('mail', (payload, attempt) => deliver(mailDeps, payload, attempt))
  await jobs.work('account-mail', (payload, attempt) =>
    deliverAccountMail(mailDeps, payload, attempt),
  )
  await jobs.work('receipt', async (receipt) => void (await receiptDocuments(receipt)), {
    pollingIntervalSeconds: 0.5,
  })

  return {
    app: fastify,
    jobs,
    close: async () => {
      // Readiness fails first; then requests in flight finish, then jobs, then what both stand on.
      closing = true
      for (const chore of chores) clearInterval(chore)
      // Who has sent half a request for five seconds is not waited for.
      const impatience = setTimeout(() => fastify.server.closeAllConnections(), 5_000)
      await fastify.close()
      clearTimeout(impatience)
      await jobs.stop()
      await Promise.all([pdf.close(), app.close(), auth.close(), worker.close()])
      mailer.close()
    },
  }
}

const clock = () => new Date().toISOString()
