import { randomUUID } from 'node:crypto'
import { entryPages } from '@portal/domain/entry-addresses'
import type { SealInUse } from '@portal/domain/evidence/seal'
import { AppError } from '@portal/domain/fault'
import type { Instant } from '@portal/domain/time'
import Fastify, {
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type FastifyServerOptions,
} from 'fastify'
import { accountRoutes } from './accounts/account/account-routes.ts'
import { sessionRoutes } from './accounts/account/session-routes.ts'
import { factorRoutes } from './accounts/factors/factor-routes.ts'
import { linkRoutes } from './accounts/links/link-routes.ts'
import { relyingPartyOf } from './accounts/factors/passkeys.ts'
import { enrolmentRoutes } from './accounts/sign-in/enrolment-routes.ts'
import { signInRoutes } from './accounts/sign-in/sign-in-routes.ts'
import { backupRoutes } from './backups/routes.ts'
import type { BackupSetup } from './backups/status.ts'
import { answeringRoutes } from './agreements/answering-routes.ts'
import { offerRoutes } from './agreements/offers/routes.ts'
import type { ContractPrinter } from './agreements/offers/sealed-contract.ts'
import { recordingRoutes } from './agreements/recording-routes.ts'
import { agreementRoutes } from './agreements/routes.ts'
import { importRoutes } from './clientele/import/import-routes.ts'
import { recordRoutes } from './clientele/record/record-routes.ts'
import { clientRoutes } from './clients/routes.ts'
import { deadlineRoutes } from './deadlines/routes.ts'
import { documentRoutes } from './documents/routes.ts'
import { alarmRoutes } from './evidence/alarms/alarm-routes.ts'
import { evidenceRoutes } from './evidence/routes.ts'
import { faultTexts } from './fault-texts.ts'
import { homeRoutes } from './home/routes.ts'
import { clientInstructionRoutes } from './instructions/answers/client-routes.ts'
import { changeRoutes } from './instructions/changes/routes.ts'
import { correspondenceRoutes } from './instructions/papers/correspondence-routes.ts'
import { paperRoutes } from './instructions/papers/paper-routes.ts'
import type { InstructionPapers } from './instructions/papers/sealed-papers.ts'
import type { SealedNotices } from './notices/sealed-notices.ts'
import { entryRoutes } from './instructions/processing/entry-routes.ts'
import { providerInstructionRoutes } from './instructions/processing/provider-routes.ts'
import { instructionRoutes } from './instructions/page/routes.ts'
import { mailRoutes } from './mails/routes.ts'
import { noticeRoutes } from './notices/routes.ts'
import { tellAllClients } from './notices/service.ts'
import { fourEyesRoutes } from './people/four-eyes/four-eyes-routes.ts'
import { invitationRoutes } from './people/invitations/invitation-routes.ts'
import { memberRoutes } from './people/members/member-routes.ts'
import { proposalRoutes } from './people/proposals/proposal-routes.ts'
import { roundRoutes } from './people/rounds/round-routes.ts'
import { registerRoutes } from './people/register/register-routes.ts'
import { resetRoutes } from './people/resets/reset-routes.ts'
import { staffRoutes } from './people/staff/staff-routes.ts'
import { createVault } from './platform/crypto.ts'
import type { Connections, Sides } from './platform/database/db.ts'
import type { Config, Secrets } from './platform/boot/env.ts'
import { createCharge, type Quotas } from './platform/http/load/charge.ts'
import { closingAnswer } from './platform/http/load/closing.ts'
import { shedding } from './platform/http/load/shedding.ts'
import { errors, problem } from './platform/http/errors.ts'
import { createEvidence } from './platform/evidence/evidence.ts'
import { answerHeads, sayTime } from './platform/http/answered.ts'
import { healthRoutes, type Measure } from './platform/http/health.ts'
import { acceptOnlyJson } from './platform/http/input/json-body.ts'
import type { Enqueue } from './platform/database/jobs.ts'
import { openapi, openapiRoute } from './platform/http/openapi.ts'
import { sameOrigin } from './platform/http/origin.ts'
import { sessionCookie } from './platform/http/session.ts'
import { createReadWithSession, createWithSession } from './platform/http/session-doors.ts'
import type { PutOff } from './platform/papers/press.ts'
import { securityHeaders } from './platform/http/security-headers.ts'
import { signingKeyRoutes } from './platform/evidence/signing-key-routes.ts'
import { createSigner, type Signer } from './platform/evidence/signing.ts'
import { spa } from './platform/http/pages/spa.ts'
import { serializerCompiler, validatorCompiler } from './platform/http/input/validation.ts'
import { answerUnreadable } from './platform/http/unreadable.ts'
import { shared } from './platform/shared.ts'
import { quotas as ofAnHour } from './quotas.ts'
import type { ReceiptDocuments } from './receipts/documents.ts'
import { brandingRoutes } from './provider/branding-routes.ts'
import { logoRoutes } from './provider/logo-routes.ts'
import { legalRoutes } from './provider/legal-routes.ts'
import { contractTextRoutes } from './contract-texts/routes.ts'
import { providerRoutes } from './provider/routes.ts'
import { receiptRoutes } from './receipts/routes.ts'
import { receiptVaults } from './receipts/sealed.ts'
import { setupRoutes } from './setup/routes.ts'
import { subprocessorRoutes } from './subprocessors/routes.ts'
import { tomImportRoutes } from './toms/import/import-routes.ts'
import { tomRoutes } from './toms/routes.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** Every route with its method, but that `HEAD` is open wherever `GET` is; tests sweep it for holes. */
    routes: { method: string; url: string; operationId: string | null; isOpen: boolean }[]
  }
}

export type AppDeps = {
  config: Pick<Config, 'publicUrl' | 'trustProxy' | 'apiDocs' | 'metricsToken' | 'hstsSubdomains'>
  secrets: Secrets
  sides: Sides
  auth: Connections
  enqueue: Enqueue
  receiptDocuments: ReceiptDocuments
  papers: InstructionPapers
  notices: SealedNotices
  /** What prints contracts that are concluded here, and sees to their time stamps. */
  contracts: { printer: ContractPrinter; putOff: PutOff | null }
  seal: SealInUse
  backups?: BackupSetup
  measure?: Measure
  clock?: () => Instant
  closing?: () => boolean
  /** Its clock is another than the database's: nothing is asked of it then. */
  isApart?: () => boolean
  isTooMuch?: () => boolean
  /** What the installation shows of itself, for whoever wants to know which one answers. */
  installation?: string
  quotas?: Quotas
  /** Somebody is asked for time stamps. */
  isStamping?: boolean
  /** The folder of the built interface; null where only the API is wanted. */
  web?: string | null
  /** The one that knows where the chain of its keys begins. */
  signer?: Signer
  server?: FastifyServerOptions
}

/** Everything the process needs comes in here, so a test can build the same app around a test database. */
export async function buildApp({
  config,
  secrets,
  sides,
  auth,
  enqueue,
  receiptDocuments,
  papers,
  notices,
  contracts,
  seal,
  backups = { wanted: false, keys: [] },
  signer = createSigner(secrets.signingKey),
  measure = async () => [],
  clock = () => new Date().toISOString(),
  closing = () => false,
  isApart = () => false,
  isTooMuch = () => false,
  installation = 'none',
  quotas = ofAnHour,
  isStamping = false,
  web = null,
  server = {},
}: AppDeps): Promise<FastifyInstance> {
  const app = Fastify({
    trustProxy: (_, hop) => hop < config.trustProxy,
    bodyLimit: 512 * 1024,
    // Long enough for a file over a slow line, too short to keep connections for nothing.
    requestTimeout: 300_000,
    genReqId: () => randomUUID(),
    return503OnClosing: false,
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: undecodable,
    clientErrorHandler: answerUnreadable(faultTexts),
    ...server,
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  acceptOnlyJson(app)
  collectRoutes(app)
  answerHeads(app)
  sayTime(app, clock)
  await app.register(securityHeaders, { hstsSubdomains: config.hstsSubdomains })
  await app.register(errors, { texts: faultTexts })
  await app.register(closingAnswer, { closing, isApart })
  await app.register(shedding, { isTooMuch })
  if (config.apiDocs) await app.register(openapi, { texts: faultTexts })

  const ready = shared(() => sides.client.transaction(null, async () => {}))
  const deps = {
    withSession: createWithSession(sides),
    readWithSession: createReadWithSession(sides),
    charge: createCharge(auth, quotas),
    clock,
    answerVault: createVault(secrets.encryptionKey, 'answers'),
  }
  await app.register(healthRoutes, {
    ...deps,
    ready,
    closing,
    measure,
    isApart,
    installation,
    metricsToken: config.metricsToken,
  })
  await app.register(signingKeyRoutes, { ...deps, connections: sides.client, signer })

  const { publicUrl } = config
  const factors = {
    auth,
    enqueue,
    vault: createVault(secrets.encryptionKey, 'totp'),
    relyingParty: relyingPartyOf(publicUrl),
  }
  const { records: recordVault } = receiptVaults(secrets.encryptionKey)
  const means = { enqueue, signer, evidence: createEvidence(signer), recordVault }
  const documentVault = createVault(secrets.encryptionKey, 'documents')
  const certificateVault = createVault(secrets.encryptionKey, 'certificates')
  const attachmentVault = createVault(secrets.encryptionKey, 'attachments')

  await app.register(
    async (api) => {
      await api.register(sameOrigin, { publicUrl })
      await api.register(sessionCookie, { secret: secrets.sessionSecret, publicUrl, clock })
      if (config.apiDocs) await api.register(openapiRoute)
      await api.register(signInRoutes, { ...deps, factors, publicUrl })
      await api.register(enrolmentRoutes, { ...deps, factors, publicUrl })
      await api.register(linkRoutes, { ...deps, ...means, factors, publicUrl })
      await api.register(legalRoutes, { ...deps, connections: sides.client })

      // Scope is the boundary: without a cookie that proves a session nothing in here is even reached.
      await api.register(async (inside) => {
        inside.addHook('onRequest', ({ ticket }, _, done) =>
          done(ticket ? undefined : new AppError({ code: 'unauthenticated' })),
        )
        await inside.register(sessionRoutes, { ...deps, factors, publicUrl })
        await inside.register(accountRoutes, { ...deps, factors })
        await inside.register(factorRoutes, { ...deps, factors })
        await inside.register(homeRoutes, deps)
        await inside.register(clientRoutes, deps)
        await inside.register(recordRoutes, { ...deps, ...means })
        await inside.register(importRoutes, { ...deps, enqueue })
        await inside.register(providerRoutes, { ...deps, ...means, tellAll: tellAllClients })
        await inside.register(logoRoutes, deps)
        for (const routes of [
          memberRoutes,
          invitationRoutes,
          roundRoutes,
          registerRoutes,
          proposalRoutes,
          fourEyesRoutes,
          resetRoutes,
          staffRoutes,
        ])
          await inside.register(routes, { ...deps, ...means, factors })
        await inside.register(contractTextRoutes, { ...deps, ...means })
        await inside.register(agreementRoutes, { ...deps, documentVault })
        await inside.register(recordingRoutes, { ...deps, ...means })
        await inside.register(answeringRoutes, { ...deps, ...means, factors })
        await inside.register(offerRoutes, {
          ...deps,
          ...means,
          ...contracts,
          factors,
          documentVault,
          sealSha256: seal.fingerprint,
        })
        await inside.register(deadlineRoutes, deps)
        await inside.register(documentRoutes, { ...deps, ...means, documentVault })
        await inside.register(subprocessorRoutes, { ...deps, certificateVault })
        await inside.register(tomRoutes, { ...deps, ...means })
        await inside.register(tomImportRoutes, deps)
        await inside.register(noticeRoutes, { ...deps, ...means, notices })
        await inside.register(instructionRoutes, { ...deps, ...means })
        await inside.register(clientInstructionRoutes, { ...deps, ...means, factors })
        await inside.register(providerInstructionRoutes, { ...deps, ...means })
        await inside.register(paperRoutes, { ...deps, papers })
        await inside.register(changeRoutes, { ...deps, ...means, factors })
        await inside.register(entryRoutes, { ...deps, ...means, attachmentVault })
        await inside.register(correspondenceRoutes, { ...deps, ...means, attachmentVault })
        await inside.register(receiptRoutes, { ...deps, receiptDocuments, recordVault })
        await inside.register(evidenceRoutes, { ...deps, signer, seal })
        await inside.register(alarmRoutes, { ...deps, ...means, isStamping })
        await inside.register(backupRoutes, { ...deps, ...means, backups })
        await inside.register(setupRoutes, { ...deps, backups })
        await inside.register(mailRoutes, { ...deps, ...means, publicUrl })
      })
    },
    { prefix: '/api/v1' },
  )

  await app.register(brandingRoutes, { connections: sides.client })
  await app.register(spa, {
    folder: web,
    entries: Object.values(entryPages),
    publicUrl: config.publicUrl,
  })
  return app
}

/** An address that cannot be decoded is refused before any hook runs; it leads nowhere like any other. */
function undecodable(_: unknown, request: FastifyRequest, reply: FastifyReply) {
  const answer = problem(faultTexts, { code: 'not-found', entity: 'route' }, 'de', request.id)
  void reply.code(404).type('application/problem+json; charset=utf-8').send(answer)
}

/** A route that does not say who may use it ends the start. */
function collectRoutes(app: FastifyInstance) {
  const routes: FastifyInstance['routes'] = []
  app.decorate('routes', routes)
  app.addHook('onRoute', ({ method, url, config, schema }) => {
    const ofApi = url.startsWith('/api/v1')
    if (ofApi && !config?.permission)
      throw new Error(`${String(method)} ${url} declares no permission`)
    const operationId = schema?.operationId ?? null
    for (const each of [method].flat().filter((name) => name !== 'HEAD'))
      routes.push({ method: each, url, operationId, isOpen: config?.permission === 'anyone' })
  })
}
