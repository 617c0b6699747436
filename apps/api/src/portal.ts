import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { LoggerOptions } from 'pino'
import { forgetOldAttempts } from './accounts/throttle.ts'
import { buildApp } from './app.ts'
import { deliver } from './mails/delivery.ts'
import { connect } from './platform/db.ts'
import type { Config, Secrets } from './platform/env.ts'
import { type Jobs, startJobs } from './platform/jobs.ts'
import { createFileMailer, createSmtpMailer } from './platform/mailer.ts'
import { createPdfPool } from './platform/pdf.ts'

export type Portal = { app: FastifyInstance; jobs: Jobs; close: () => Promise<void> }

/** Puts the parts of the running portal together: connections, jobs, mail, PDF, app. The database is migrated already. */
export async function createPortal(
  config: Config,
  secrets: Secrets,
  databaseUrl: string,
  { web, logger }: { web: string | null; logger: LoggerOptions | false },
): Promise<Portal> {
  const target = { url: databaseUrl, key: secrets.encryptionKey }
  const app = connect(target, 'portal_app', 20)
  const auth = connect(target, 'portal_auth', 6)
  const worker = connect(target, 'portal_worker', 6)
  const pdf = createPdfPool()
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
    clock,
    closing: () => closing,
    web,
    server: { logger },
  })
  const housekeeping = setInterval(
    () =>
      void forgetOldAttempts(auth, clock()).catch((error: unknown) =>
        fastify?.log.error({ err: error }, 'housekeeping'),
      ),
    3_600_000,
  )
  const mailDeps = { worker, mailer, publicUrl: config.publicUrl, clock }
  await jobs.work('mail', (payload, attempt) => deliver(mailDeps, payload, attempt))

  return {
    app: fastify,
    jobs,
    close: async () => {
      // Readiness fails first; then requests in flight finish, then jobs, then what both stand on.
      closing = true
      clearInterval(housekeeping)
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
