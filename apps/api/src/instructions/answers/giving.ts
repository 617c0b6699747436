import type { SecondFactor } from '@portal/domain/accounts/factors'
import { canonicalJson } from '@portal/domain/canonical-json'
import { AppError } from '@portal/domain/fault'
import type {
  AmendInstruction,
  CountersignInstruction,
  SubmitInstruction,
} from '@portal/domain/instructions/acts'
import type { Instruction } from '@portal/domain/instructions/contract'
import { isMutual } from '@portal/domain/instructions/kinds'
import { countersignOf } from '@portal/domain/instructions/machine'
import { eq } from 'drizzle-orm'
import { clients } from '../../clients/table.ts'
import type { BindingMoveName } from '@portal/domain/moves/instruction'
import { isAuthorised } from '../../people/service.ts'
import { sha256Hex } from '../../platform/crypto.ts'
import { definedOf } from '../../platform/defined.ts'
import type { Tx } from '../../platform/database/db.ts'
import { actOnInstruction, type Binding, type Effect } from '../binding.ts'
import { assertWhole } from '../draft/drafting.ts'
import { type Acting, moveInstruction, next, type Row, stateOf } from '../moves.ts'
import { hasNewFiles } from '../papers/attachments.ts'
import { ofClient, type Signed } from '../proof.ts'
import type { FirstSignature } from '../table.ts'
import { wordingOf } from '../revisions.ts'
import { assertAgreed } from './agreed.ts'
import { agreement } from './agreement.ts'
import { openConcern } from './concerns.ts'
import { bringIntoForce } from './force.ts'

/**
 * The client gives the instruction (§8.3), or proposes the change (§8.2): frozen, numbered, with a receipt of its exact text; where the client asks for
 * four eyes it waits for the second signature. Throws `stale` when the text is not the one that was reviewed.
 */
export const submitInstruction = (
  acting: Binding,
  id: string,
  { secondFactor, textSha256 }: SubmitInstruction,
): Promise<Instruction> =>
  give(acting, id, secondFactor, {
    move: ({ kind }) => (isMutual(kind) ? 'propose' : 'submit'),
    check: async (row) => {
      assertReviewed(row, textSha256)
      await assertAgreed(acting, row)
    },
    declares: {},
  })

/** Another wording in answer to a concern (§10.2): a new revision; the old one is kept. */
export const amendInstruction = (
  acting: Binding,
  id: string,
  { secondFactor, ...input }: AmendInstruction,
): Promise<Instruction> => {
  const amendment = definedOf(input)
  return give(acting, id, secondFactor, {
    move: 'amend',
    check: async (row) => {
      const wording = wordingOf({ ...row, ...amendment })
      assertWhole(wording)
      const isSame = canonicalJson(wording) === canonicalJson(wordingOf(row))
      if (isSame && !(await hasNewFiles(acting.tx, id)))
        throw new AppError({ code: 'conflict', rule: 'nothing-changed' })
    },
    declares: amendment,
    amendment,
  })
}

/** The second signature: by another authorised person, over the same text. */
export const countersignInstruction = (
  acting: Binding,
  id: string,
  { secondFactor, sha256 }: CountersignInstruction,
): Promise<Instruction> =>
  actOnInstruction(acting, id, secondFactor, {
    move: async (row) => countersignOf(stateOf(row)),
    check: async ({ presented }) => {
      // What awaits a second signature has a first one.
      const first = presented!
      if (sha256 !== undefined && sha256 !== first.sha256) throw stale()
      if (first.givenBy.userId === acting.actor.userId)
        throw new AppError({ code: 'conflict', rule: 'second-person' })
      if (!(await isAuthorised(acting.tx, first.givenBy.authorisationId, acting.now)))
        throw new AppError({ code: 'conflict', rule: 'signature-void' })
      return first
    },
    declares: declaredIn,
    confirmed: ({ sha256: signed }) => signed,
    effect: async (row, { ready: first, signed, move }) => {
      const signatures = { first: { ...first, declaration: signed.declaration }, second: signed }
      if (move === 'countersign_agreement') return agreement(row, signatures)
      return bringIntoForce(acting, row, {
        ...first,
        ...signatures,
        concern: first.concern ? await openConcern(acting, row) : null,
      })
    },
  })

/** What the first person added to what was before them. */
function declaredIn({ move, amendment, remark = null, concern = null }: FirstSignature): object {
  if (move === 'amend' || move === 'revise') return amendment ?? {}
  return move === 'confirm' ? { concern, remark } : {}
}

/** The second person does not sign; what was presented goes back to where it came from, with the reason. */
export const sendBack = (acting: Acting, id: string, reason: string): Promise<Instruction> =>
  moveInstruction(acting, id, 'send_back', () => ({ note: reason }))

type GivingMove = Exclude<FirstSignature['move'], 'agree'>
/** The first of two signatures under it. */
const presents = {
  submit: 'present',
  confirm: 'present',
  amend: 'present',
  propose: 'present_change',
  revise: 'present_change',
} as const satisfies Record<GivingMove, BindingMoveName>

type Giving = {
  move: GivingMove | ((row: Row) => GivingMove)
  check: (row: Row) => void | Promise<void>
  declares: object
  remark?: string | null
  amendment?: FirstSignature['amendment']
}

/** Gives a wording, or keeps the first of two signatures under it where the client asks for four eyes. */
export const give = (
  acting: Binding,
  id: string,
  secondFactor: SecondFactor | undefined,
  { move, check, declares, remark = null, amendment = null }: Giving,
): Promise<Instruction> => {
  const givenBy = (row: Row) => (typeof move === 'function' ? move(row) : move)
  return actOnInstruction(acting, id, secondFactor, {
    move: async (row) => {
      next(row, givenBy(row), acting.now)
      return (await needsTwo(acting.tx, row)) ? presents[givenBy(row)] : givenBy(row)
    },
    check,
    declares,
    effect: (row, { move: made, signed }) => {
      if (made === givenBy(row))
        return bringIntoForce(acting, row, { first: signed, second: null, remark, amendment })
      return keepFirst(acting, signed, { move: givenBy(row), amendment, remark })
    },
  })
}

/** Keeps the first of two signatures until somebody else gives the second one. */
export const keepFirst = (
  { now }: Binding,
  { givenBy, proof, sha256 }: Signed,
  said: Pick<FirstSignature, 'move' | 'amendment' | 'remark' | 'concern'>,
): Effect => ({
  fields: { presented: { ...said, givenBy: ofClient(givenBy), proof, at: now, sha256 } },
  data: { sha256 },
})

/** Throws `stale` where the text is not the one that was reviewed. */
export function assertReviewed({ text }: Row, textSha256: string | undefined) {
  if (textSha256 !== undefined && textSha256 !== sha256Hex(text)) throw stale()
}

/** Whether the client asks for four eyes. */
export async function needsTwo(tx: Tx, { clientId }: Row): Promise<boolean> {
  const [client] = await tx
    .select({ fourEyes: clients.fourEyes })
    .from(clients)
    .where(eq(clients.id, clientId))
  return client?.fourEyes ?? false
}

const stale = () => new AppError({ code: 'stale', entity: 'instruction' })
