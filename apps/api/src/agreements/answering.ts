import type { ConfirmAgreement, ContestAgreement } from '@portal/domain/agreements/answers'
import type { AgreementDetail } from '@portal/domain/agreements/contract'
import { AppError } from '@portal/domain/fault'
import { canonicalJson } from '@portal/domain/canonical-json'
import { agreementMoves } from '@portal/domain/moves/agreement'
import { eq } from 'drizzle-orm'
import type { Acting } from '../binding/acting.ts'
import { bindingAct } from '../binding/service.ts'
import { holdAuthority } from '../people/service.ts'
import { newId } from '../platform/database/ids.ts'
import { personalOf } from '../platform/evidence/evidence.ts'
import { type AnsweredBy, issueAnswerReceipt } from '../receipts/answers.ts'
import type { Issuing } from '../receipts/service.ts'
import { tellOfAgreement } from './emails.ts'
import { recordEvent } from './events.ts'
import { agreementAt, assertPossible } from './lock.ts'
import { getAgreement } from './service.ts'
import { agreements } from './table.ts'

export type Answering = Acting & Issuing

/** What was recorded is what was signed. Throws what `bindingAct` does, and `stale` where something else was seen. */
export const confirmAgreement = (answering: Answering, id: string, input: ConfirmAgreement) =>
  answer(answering, id, 'confirm', input)

/** What was recorded is not what was signed, with the reason; it holds all the same. Throws as above. */
export const contestAgreement = (answering: Answering, id: string, input: ContestAgreement) =>
  answer(answering, id, 'contest', input)

function answer(
  acting: Answering,
  id: string,
  move: 'confirm' | 'contest',
  { secondFactor, ...input }: ConfirmAgreement | ContestAgreement,
): Promise<AgreementDetail> {
  const { tx, actor, now } = acting
  const reason = 'reason' in input ? input.reason : null
  const declaration = canonicalJson(input)
  return bindingAct(acting, {
    move: agreementMoves[move],
    subject: id,
    exact: { text: declaration },
    secondFactor,
    record: agreementAt(tx, id),
    check: async (row) => {
      assertPossible(row, move)
      const seen = await getAgreement(tx, { id }, now)
      if (seen.documentSha256 !== input.documentSha256 || seen.termsSha256 !== input.termsSha256)
        throw new AppError({ code: 'stale', entity: 'agreement' })
      return seen
    },
    // A manager without an entry in the register answers, too.
    authority: async () => (actor.authorisation ? await holdAuthority(tx, actor, now) : null),
    change: async ({ clientId, number, version }, seen, { authority, authenticatedBy, sha256 }) => {
      const receiptId = newId()
      await tx
        .update(agreements)
        .set({ answer: move === 'confirm' ? 'confirmed' : 'contested', answeredAt: now })
        .where(eq(agreements.id, id))
      const event = { clientId, agreementId: id, move, version, reason }
      await recordEvent(acting, { ...event, authenticatedBy, receiptId })
      await tellOfAgreement(
        { ...acting, enqueue: acting.factors.enqueue },
        { clientId, id, number },
        move,
      )
      const by: AnsweredBy = {
        userId: actor.userId,
        name: actor.name,
        role: actor.holder.role,
        authenticatedBy,
        authorisation: authority && {
          id: authority.id,
          function: authority.function,
          authorisedSince: authority.validFrom,
          ground: authority.ground,
        },
      }
      const { documentSha256, termsSha256 } = seen
      return {
        done: { seen, by, receiptId },
        line: {
          clientId,
          subject: { kind: 'agreement', id, number },
          data: { version, documentSha256, termsSha256, confirmedSha256: sha256 },
          personal: { ...personalOf(actor), ...(reason !== null && { reason }) },
        },
      }
    },
    prove: ({ seen, by, receiptId }, { proof, sha256 }, head) =>
      issueAnswerReceipt(
        tx,
        acting,
        actor,
        {
          receiptId,
          act: agreementMoves[move].confirms,
          agreement: seen,
          reason,
          givenBy: by,
          confirmed: { sha256, declaration },
          proof,
          head,
        },
        now,
      ),
    answer: () => getAgreement(tx, { id }, now),
  })
}
