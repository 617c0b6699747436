import { join } from 'node:path'
import type { Instant } from '@portal/domain/time'
import type { FastifyInstance } from 'fastify'
import type { LoggerOptions } from 'pino'
import { keepHouse } from './accounts/sign-in/housekeeping.ts'
import { deliverAccountMail } from './accounts/mails/mail-delivery.ts'
import { warnOfAbandonedLogins } from './accounts/sign-in/warnings.ts'
import { watchOffers } from './agreements/offers/clockwork.ts'
import { createContractPrinter } from './agreements/offers/sealed-contract.ts'
import { createOfferSending } from './agreements/offers/sending.ts'
import { buildApp } from './app.ts'
import { createTakingIn } from './clientele/import/take-in.ts'
import { backUpToday } from './backups/daily.ts'
import { keptKeys } from './backups/kept-keys.ts'
import { turnTheClock } from './instructions/processing/clockwork.ts'
import { createInstructionPapers } from './instructions/papers/sealed-papers.ts'
import { keepLateRows } from './evidence/late-rows.ts'
import { createMeasure } from './metrics.ts'
import { mailHeads } from './evidence/head-mailing.ts'
import { createLogCheck } from './evidence/alarms/check-one.ts'
import { checkTonight } from './evidence/alarms/nightly.ts'
import { createFollower } from './evidence/shared-anchors.ts'
import { createPutOff, stampHead } from './evidence/stamp-heads.ts'
import { createDelivery } from './mails/delivery.ts'
import { createSealedNotices } from './notices/sealed-notices.ts'
import { createHanding } from './notices/publication.ts'
import { createRoundWork } from './people/rounds/working-off.ts'
import { timeOf, watchClock } from './platform/database/clock-watch.ts'
import { connect, connectSides, limits } from './platform/database/db.ts'
import { type Chore, startChores } from './platform/boot/chores.ts'
import type { Config, Secrets } from './platform/boot/env.ts'
import { createEvidence } from './platform/evidence/evidence.ts'
import { createVault } from './platform/crypto.ts'
import { watchLoad } from './platform/http/load/shedding.ts'
import { type Jobs, startJobs, workAll } from './platform/database/jobs.ts'
import { createFileMailer, createSmtpMailer } from './platform/mail/mailer.ts'
import { createPdfPool } from './platform/papers/pdf.ts'
import { sealInUse } from './platform/papers/seal-in-use.ts'
import type { Seal } from './platform/papers/seal-certificate.ts'
import { registerSigner } from './platform/evidence/signing-keys.ts'
import { createSigner } from './platform/evidence/signing.ts'
import { queues } from './queues.ts'
import { letterLogo } from './provider/logos.ts'
import { createReceiptDocuments } from './receipts/documents.ts'
import type { Authorities } from './platform/stamps/authorities.ts'
import { createStamper } from './platform/stamps/stamper.ts'
import { receiptVaults } from './receipts/sealed.ts'

export type Portal = { app: FastifyInstance; jobs: Jobs; close: () => Promise<void> }

/** Puts the parts of the running portal together: connections, jobs, mail, PDF, app. The database is migrated already. */
export async function createPortal(
  config: Config,
  secrets: Secrets,
  seal: Seal,
  databaseUrl: string,
  {
    web,
    logger,
    clock,
    anyClock,
    authorities,
    installation,
  }: {
    web: string | null
    logger: LoggerOptions | false
    clock: () => Instant
    /** Its clock is not compared with the database's. */
    anyClock: boolean
    /** Who is asked for time stamps; null: nobody. */
    authorities: Authorities | null
    /** What it shows of itself. */
    installation?: string
  },
): Promise<Portal> {
  const target = { url: databaseUrl, key: secrets.encryptionKey }
  const sides = connectSides(target)
  const auth = connect(target, 'portal_auth', 6)
  const worker = connect(target, 'portal_worker', 6, limits.job)
  const printer = connect(target, 'portal_worker', 2)
  const reader = connect(target, 'portal_backup', 1)
  const pdf = createPdfPool({ seal: seal.source, clock })
  const { publicUrl } = config
  const { fingerprint } = seal
  const known = await worker.transaction(null, (tx) =>
    registerSigner(tx, createSigner(secrets.signingKey), clock(), config.dataDir),
  )
  const signer = { ...known, seal: fingerprint, earlierSeals: seal.earlier }
  const evidence = createEvidence(signer)
  let fastify: FastifyInstance | undefined
  const jobs = await startJobs(target, {
    supervise: true,
    onError: (error) => fastify?.log.error({ err: error }, 'job queue'),
  })
  const vaults = receiptVaults(secrets.encryptionKey)
  const stamper =
    authorities &&
    createStamper({
      authorities: authorities.urls,
      anchors: authorities.anchors,
      clock,
      onFault: (line) => fastify?.log.warn({}, line),
    })
  const stamps = stamper && { stamper, putOff: createPutOff(jobs.enqueue) }
  const printing = {
    stamps,
    pdf,
    publicUrl,
    fingerprint,
    evidence,
    clock,
    vaults,
    logo: letterLogo,
  }
  const printReceipt = createReceiptDocuments({ ...printing, worker })
  const printPaper = createInstructionPapers({ ...printing, worker })
  const sealed = createSealedNotices({ ...printing, worker })
  const mailer = config.smtpUrl
    ? createSmtpMailer(config.smtpUrl, config.mailFrom, config.publicUrl, {
        caFile: config.smtpCaFile,
      })
    : createFileMailer(join(config.dataDir, 'mail'), config.mailFrom, config.publicUrl)

  const load = watchLoad()
  const { isApart, compare } = watchClock(() => timeOf(worker), clock)
  let closing = false
  fastify = await buildApp({
    config,
    secrets,
    signer,
    sides,
    auth,
    enqueue: jobs.enqueue,
    // Whoever waits for a letter has less time than a job.
    receiptDocuments: createReceiptDocuments({ ...printing, worker: printer }),
    seal: sealInUse(seal, publicUrl),
    papers: createInstructionPapers({ ...printing, worker: printer }),
    notices: createSealedNotices({ ...printing, worker: printer }),
    contracts: { printer: createContractPrinter(printing), putOff: stamps?.putOff ?? null },
    backups: {
      wanted: config.backupDir !== null,
      keys: keptKeys(config, secrets, seal.fingerprint),
    },
    measure: createMeasure(reader, { ...sides, auth, worker, printer }, clock),
    clock,
    isStamping: stamper !== null,
    closing: () => closing,
    isApart,
    isTooMuch: load.isTooMuch,
    ...(installation !== undefined && { installation }),
    web,
    server: { logger },
  })
  const means = { enqueue: jobs.enqueue, signer, evidence, recordVault: vaults.records }
  const nightly = {
    worker,
    signer,
    vaults,
    evidence,
    enqueue: jobs.enqueue,
    dataDir: config.dataDir,
    isStamping: stamper !== null,
    clock,
    alarm: (finding: object) =>
      fastify?.log.error(finding, 'an evidence log is not as it was written'),
  }
  const chores: Chore[] = [
    { what: 'housekeeping', seconds: 3_600, work: (now) => keepHouse({ auth, worker }, now) },
    { what: 'clockwork', seconds: 600, work: (now) => turnTheClock(worker, means, now) },
    { what: 'offers', seconds: 600, work: (now) => watchOffers(worker, means, now) },
    { what: 'heads by mail', seconds: 600, work: (now) => mailHeads(worker, jobs.enqueue, now) },
    { what: 'evidence check', seconds: 600, work: (now) => checkTonight(nightly, now) },
    {
      what: 'remembered heads',
      seconds: 600,
      work: createFollower(worker, signer, config.dataDir),
    },
    {
      what: 'warnings',
      seconds: 30,
      work: (now) => warnOfAbandonedLogins(auth, jobs.enqueue, now),
    },
  ]
  const { backupDir, dataDir } = config
  if (backupDir !== null) {
    const daily = { worker, target, dataDir, backupDir, clock }
    chores.push({ what: 'backup', seconds: 600, work: (now) => backUpToday(daily, now) })
  }
  void keepLateRows(worker, evidence, clock).catch((error: unknown) =>
    fastify?.log.error({ err: error }, 'rows for the evidence log'),
  )
  const compareClocks = async () => {
    const line = await compare()
    if (line) fastify?.log.error({}, line)
  }
  const stopChores = startChores(
    [
      ...chores.map(({ work, ...chore }) => ({
        ...chore,
        work: async (now: Instant) => (isApart() ? null : work(now)),
      })),
      ...(anyClock ? [] : [{ what: 'clock', seconds: 5, work: compareClocks }]),
    ],
    clock,
    (error, what) => fastify?.log.error({ err: error }, what),
  )
  const mailVault = createVault(secrets.encryptionKey, 'mails')
  const mailDeps = { auth, worker, mailer, publicUrl, clock }
  await workAll(jobs, queues, isApart, {
    mail: createDelivery({ ...mailDeps, vault: mailVault }),
    accountMail: (mail, attempt) => deliverAccountMail(mailDeps, mail, attempt),
    publication: createHanding({ worker, clock, sealed, ...means }),
    clientImport: createTakingIn({ worker, evidence, clock }),
    agreementOffers: createOfferSending({ worker, clock, ...means }),
    invitationRound: createRoundWork({ worker, auth, enqueue: jobs.enqueue, clock }),
    receipt: async (receipt) => void (await printReceipt(receipt)),
    paper: async (paper) => void (await printPaper(paper)),
    noticePaper: async ({ noticeId, clientIds }) => {
      await sealed.seal(noticeId)
      await sealed.name(noticeId, clientIds)
    },
    stamp: (log) => stampHead({ worker, signer, stamper, evidence, clock }, log),
    logCheck: createLogCheck(nightly),
  })

  return {
    app: fastify,
    jobs,
    close: async () => {
      // Readiness fails first; then requests in flight finish, then jobs, then what both stand on.
      closing = true
      stopChores()
      load.end()
      // Who has sent half a request for five seconds is not waited for.
      const impatience = setTimeout(() => fastify.server.closeAllConnections(), 5_000)
      await fastify.close()
      clearTimeout(impatience)
      await jobs.stop()
      await Promise.all([
        pdf.close(),
        sides.client.close(),
        sides.provider.close(),
        auth.close(),
        worker.close(),
        printer.close(),
        reader.close(),
      ])
      mailer.close()
    },
  }
}
