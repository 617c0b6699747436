import { canonicalJson } from '@portal/domain/canonical-json'
import { AppError } from '@portal/domain/fault'
import type {
  AgreeToChange,
  RefuseChange,
  RetractChange,
  ReviseChange,
} from '@portal/domain/instructions/acts'
import type { Instruction } from '@portal/domain/instructions/contract'
import { actOnInstruction, type Binding } from '../binding.ts'
import { agreement } from '../answers/agreement.ts'
import { assertReviewed, give, keepFirst, needsTwo } from '../answers/giving.ts'
import { assertWhole } from '../draft/drafting.ts'
import { next, type Row } from '../moves.ts'
import { sha256Hex } from '../../platform/crypto.ts'
import { definedOf } from '../../platform/defined.ts'
import { keepRevision, wordingOf } from '../revisions.ts'

/** Another wording of what was proposed: a new revision, to which nobody has agreed. Throws `conflict` where it is the same. */
export function reviseChange(
  acting: Binding,
  id: string,
  { secondFactor, ...input }: ReviseChange,
): Promise<Instruction> {
  const revision = definedOf(input)
  const check = (row: Row) => {
    const wording = wordingOf({ ...row, ...revision })
    assertWhole(wording)
    if (canonicalJson(wording) === canonicalJson(wordingOf(row)))
      throw new AppError({ code: 'conflict', rule: 'nothing-changed' })
  }
  if (acting.actor.holder.side === 'client')
    return give(acting, id, secondFactor, {
      move: 'revise',
      check,
      declares: revision,
      amendment: revision,
    })
  return actOnInstruction(acting, id, secondFactor, {
    move: 'revise',
    check,
    declares: revision,
    effect: async (row, { signed }) => {
      if (!('side' in signed.givenBy)) throw new Error('the provider signs for itself')
      const fields = { ...revision, proposer: signed.givenBy, revision: row.revision + 1 }
      const after = { ...row, ...fields }
      await keepRevision(acting.tx, after, acting.now)
      return {
        fields,
        data: { textSha256: sha256Hex(after.text), confirmedSha256: signed.sha256 },
      }
    },
  })
}

/**
 * The side that did not propose it agrees (§8.2, §16); where the client asks for four eyes that waits for the second
 * signature. Throws `stale` when the wording is not the one that was reviewed.
 */
export const agreeToChange = (
  acting: Binding,
  id: string,
  { secondFactor, revision, textSha256 }: AgreeToChange,
): Promise<Instruction> =>
  actOnInstruction(acting, id, secondFactor, {
    move: async (row) => {
      next(row, 'agree', acting.now)
      const isClient = acting.actor.holder.side === 'client'
      return isClient && (await needsTwo(acting.tx, row)) ? 'present_agreement' : 'agree'
    },
    check: (row) => {
      assertReviewed(row, textSha256)
      if (revision !== undefined && revision !== row.revision)
        throw new AppError({ code: 'stale', entity: 'instruction' })
    },
    declares: {},
    effect: (row, { move, signed }) =>
      move === 'agree'
        ? agreement(row, { first: signed, second: null })
        : keepFirst(acting, signed, { move: 'agree', amendment: null }),
  })

/** What ends it before it is agreed, and why. */
const end =
  (move: 'refuse' | 'retract') =>
  (
    acting: Binding,
    id: string,
    { secondFactor, ...input }: RefuseChange | RetractChange,
  ): Promise<Instruction> => {
    const { reason } = input
    return actOnInstruction(acting, id, secondFactor, {
      move,
      declares: input,
      effect: (_, { signed }) => ({
        fields: { endReason: reason },
        note: reason,
        data: { confirmedSha256: signed.sha256 },
        statement: { reason },
      }),
    })
  }

/** The side that did not propose it does not agree, and says why. */
export const refuseChange = end('refuse')

/** The side that proposed it takes it back before it is agreed. */
export const retractChange = end('retract')
