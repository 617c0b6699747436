import { z } from 'zod'
import { ActiveContent } from './active-content.ts'
import { ActiveDrawing } from './active-drawing.ts'
import { Instant } from './time.ts'

/** One thing wrong with an input: where (`/title`), what in words, and a stable code of it. */
export const Issue = z.object({ path: z.string(), message: z.string(), code: z.string() })
export type Issue = z.output<typeof Issue>

const rejection = {
  reason: z.enum(['wrong', 'used']),
  /** What was rejected; left out for a code of an authenticator app. */
  factor: z.enum(['passkey', 'recovery-code', 'reset-code']).optional(),
}

/** Everything that can go wrong on purpose. The API sends it, the web app switches on it. */
export const Fault = z.discriminatedUnion('code', [
  z.object({ code: z.literal('unauthenticated') }),
  z.object({ code: z.literal('credentials-rejected') }),
  z.object({ code: z.literal('code-rejected'), ...rejection }),
  z.object({ code: z.literal('step-up-rejected'), ...rejection }),
  z.object({ code: z.literal('second-factor-disabled') }),
  /** Too many wrong passwords in a row, whether or not there is such an account. */
  z.object({ code: z.literal('password-disabled') }),
  z.object({ code: z.literal('too-many-attempts'), retryAfter: z.int() }),
  /** More than one person, or one client, may cause in so much time. */
  z.object({
    code: z.literal('quota-exceeded'),
    reason: z.enum([
      'uploads',
      'drafts',
      'messages',
      'renderings',
      'reports',
      'settings',
      'trials',
      'rounds',
      'at-once',
    ]),
    retryAfter: z.int(),
  }),
  z.object({ code: z.literal('step-up-required') }),
  z.object({ code: z.literal('reauthentication-required') }),
  z.object({
    code: z.literal('forbidden'),
    rule: z.enum(['permission', 'not-authorised', 'cross-site', 'other-address']),
    /** Where the portal is to be opened, of `other-address`. */
    address: z.string().optional(),
  }),
  z.object({
    code: z.literal('token-rejected'),
    /** What became of the link; left out where nothing is known of it. */
    link: z.enum(['expired', 'used', 'superseded']).optional(),
    /** When the newer mail was written whose link holds, of a superseded one. */
    newerAt: Instant.optional(),
  }),
  z.object({ code: z.literal('password-refused'), reason: z.enum(['breached', 'context']) }),
  z.object({ code: z.literal('not-found'), entity: z.string() }),
  z.object({ code: z.literal('invalid'), issues: z.array(Issue) }),
  z.object({ code: z.literal('unreadable'), reason: z.enum(['json', 'too-large']) }),
  z.object({ code: z.literal('unsupported-media-type') }),
  z.object({
    code: z.literal('file-refused'),
    reason: z.enum([
      'not-a-pdf',
      'active-content',
      'encrypted',
      'empty',
      'too-large',
      'type-not-allowed',
      'too-many',
      'not-an-image',
      'image-too-large',
      'image-size',
      'image-blank',
      'active-drawing',
    ]),
    /** What was found, where the reason is active content. */
    active: ActiveContent.optional(),
    /** What was found in an SVG, where the reason is an active drawing, and in which line. */
    drawing: ActiveDrawing.optional(),
    line: z.int().optional(),
    /** How a file within that was not taken is called. */
    fileName: z.string().optional(),
  }),
  z.object({ code: z.literal('illegal-move'), from: z.string(), move: z.string() }),
  z.object({ code: z.literal('stale'), entity: z.string() }),
  z.object({
    code: z.literal('precondition-required'),
    header: z.enum(['If-Match', 'Idempotency-Key']),
  }),
  z.object({ code: z.literal('idempotency-mismatch') }),
  z.object({ code: z.literal('idempotency-running') }),
  z.object({ code: z.literal('no-recipients') }),
  /** What was asked for contradicts what there is; `rule` says in which way. */
  z.object({
    code: z.literal('conflict'),
    rule: z.enum([
      'already-member',
      'already-invited',
      'other-side',
      'other-session',
      'other-client',
      'last-owner',
      'last-manager',
      'last-factor',
      'too-many-factors',
      'passkey-known',
      'viewer-instructs',
      'already-registered',
      'reset-under-way',
      'second-person',
      'own-account',
      'address-taken',
      'nothing-changed',
      'too-few-authorised',
      'signature-void',
      'not-as-recorded',
      'needs-ground',
      'not-cited',
      'to-be-announced',
      'tom-in-force',
      'draft-exists',
      'client-number-taken',
      'client-known',
      'client-archived',
      'agreement-in-force',
      'has-agreement',
      'no-agreement',
      'nobody-to-offer',
      'not-filled-in',
      'offer-expired',
      'bound-no-more',
      'annex-changed',
      'reminded',
      'nobody-to-invite',
    ]),
    /** Which client it is, of `client-number-taken` and `client-known`. */
    existing: z
      .object({ id: z.uuid(), number: z.string(), name: z.string(), city: z.string() })
      .optional(),
  }),
  z.object({ code: z.literal('unavailable'), retryAfter: z.int() }),
  z.object({ code: z.literal('internal') }),
])
export type Fault = z.output<typeof Fault>
export type FaultCode = Fault['code']
export type FaultOf<Code extends FaultCode> = Extract<Fault, { code: Code }>

/** The one error class we throw deliberately; anything else is a bug. */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly fault: Fault

  constructor(fault: Fault, options?: ErrorOptions) {
    super(fault.code, options)
    this.fault = fault
  }
}

/** An input problem found by our own rules rather than by a schema. */
export const invalid = (path: string, code: string, message: string): AppError =>
  new AppError({ code: 'invalid', issues: [{ path, code, message }] })
