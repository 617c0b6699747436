import type { Locale } from '@portal/domain/accounts/contract'
import { AppError, type Fault, type FaultCode } from '@portal/domain/fault'
import type { FastifyError } from 'fastify'
import fp from 'fastify-plugin'
import { inBrief } from './input/issues.ts'
import { detailOf, type ProblemTexts } from './problem-texts.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The language answers to this request are written in: the session's, else the browser's. */
    locale: Locale
  }
}

export const statusOf = {
  unauthenticated: 401,
  'credentials-rejected': 401,
  'code-rejected': 401,
  'step-up-rejected': 403,
  'second-factor-disabled': 403,
  'password-disabled': 403,
  'too-many-attempts': 429,
  'quota-exceeded': 429,
  'step-up-required': 403,
  'reauthentication-required': 403,
  forbidden: 403,
  'token-rejected': 410,
  'password-refused': 400,
  'not-found': 404,
  invalid: 400,
  unreadable: 400,
  'unsupported-media-type': 415,
  'file-refused': 422,
  'illegal-move': 409,
  stale: 412,
  'precondition-required': 428,
  'idempotency-mismatch': 422,
  'idempotency-running': 409,
  'no-recipients': 422,
  conflict: 409,
  unavailable: 503,
  internal: 500,
} as const satisfies Record<FaultCode, number>

/** An answer as RFC 9457 wants it: the fault's own fields stand beside the five members of the format. */
export function problem(texts: ProblemTexts, whole: Fault, locale: Locale, instance: string) {
  const fault = whole.code === 'invalid' ? { ...whole, issues: inBrief(whole.issues) } : whole
  const status =
    fault.code === 'unreadable' && fault.reason === 'too-large' ? 413 : statusOf[fault.code]
  return {
    type: `/problems/${fault.code}`,
    title: texts.titles[fault.code][locale],
    status,
    detail: detailOf(texts, fault, locale),
    instance,
    ...fault,
  }
}

export const errors = fp<{ texts: ProblemTexts }>(
  async (app, { texts }) => {
    app.decorateRequest('locale', 'de')
    app.addHook('onRequest', async (request) => {
      request.locale = preferred(request.headers['accept-language'])
    })
    app.setErrorHandler((error, request, reply) => {
      const fault = toFault(error)
      // A refusal is normal traffic; only our own failures carry a stack into the log.
      if (fault.code === 'internal' || (fault.code === 'unavailable' && !isRefusal(error)))
        request.log.error({ err: error }, fault.code)
      else request.log.info({ fault: fault.code })
      if ('retryAfter' in fault) reply.header('retry-after', fault.retryAfter)
      const answer = problem(texts, fault, request.locale, request.id)
      return reply
        .code(answer.status)
        .header('content-type', 'application/problem+json; charset=utf-8')
        .header('cache-control', 'no-store')
        .serializer((body: unknown) => JSON.stringify(body))
        .send(answer)
    })
  },
  { name: 'errors' },
)

/** Ours, and nothing behind it that failed. */
const isRefusal = (error: unknown) => error instanceof AppError && error.cause === undefined

function toFault(error: unknown): Fault {
  if (error instanceof AppError) return error.fault
  if (isFastifyRefusal(error)) {
    switch (error.code) {
      case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
        return { code: 'unsupported-media-type' }
      case 'FST_ERR_CTP_BODY_TOO_LARGE':
        return { code: 'unreadable', reason: 'too-large' }
      case 'FST_REQ_FILE_TOO_LARGE':
        return { code: 'file-refused', reason: 'too-large' }
      default:
        return { code: 'unreadable', reason: 'json' }
    }
  }
  return isOutage(error) ? { code: 'unavailable', retryAfter: 5 } : { code: 'internal' }
}

// Only Fastify's own refusals: any other `statusCode` is somebody else's and would leak its text.
function isFastifyRefusal(error: unknown): error is FastifyError {
  return (
    error instanceof Error &&
    'code' in error &&
    /^FST_(ERR_|REQ_|FILES_|PARTS_|FIELDS_|INVALID_MULTIPART)/u.test(String(error.code)) &&
    'statusCode' in error &&
    Number(error.statusCode) < 500
  )
}

const outages =
  /^(08...|57P0.|57014|53...|55P03|40001|40P01|ECONNREFUSED|ECONNRESET|EPIPE|ENOENT)$/u
/** The database is gone, full or locked for too long: worth another try, and no bug. */
function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if ('code' in error && outages.test(String(error.code)))
    return 'severity' in error || 'syscall' in error
  if (
    /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/u.test(
      error.message,
    )
  )
    return true
  return isOutage(error.cause)
}

function preferred(header: string | undefined): Locale {
  const [first = ''] = (header ?? '').toLowerCase().split(/[,;]/u)
  return first.trim().startsWith('en') ? 'en' : 'de'
}
