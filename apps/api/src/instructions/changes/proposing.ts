import { canonicalJson } from '@portal/domain/canonical-json'
import type { ProposeChange } from '@portal/domain/instructions/acts'
import type { Instruction } from '@portal/domain/instructions/contract'
import { proposedByProvider } from '@portal/domain/instructions/machine'
import { instructionMoves } from '@portal/domain/moves/instruction'
import { bindingAct } from '../../binding/service.ts'
import { requireClient } from '../../clients/service.ts'
import { sha256Hex } from '../../platform/crypto.ts'
import { newId } from '../../platform/database/ids.ts'
import { nextNumber } from '../../platform/database/numbers.ts'
import { authorityOf, type Binding, declarantOf } from '../binding.ts'
import { follow, type Row } from '../moves.ts'
import { proveAct, type Signed } from '../proof.ts'
import { getInstruction } from '../reading.ts'
import { keepRevision } from '../revisions.ts'
import { instructions } from '../table.ts'

/**
 * The provider proposes a change of the processing to a client (§8.2), which sees it from then on and not before. Throws
 * `not-found` for an unknown client.
 */
export function proposeToClient(
  acting: Binding,
  { secondFactor, ...input }: ProposeChange,
): Promise<Instruction> {
  const { tx, actor, now } = acting
  const { clientId, ...wording } = input
  return bindingAct(acting, {
    move: instructionMoves.propose,
    subject: clientId,
    exact: (__, text) => ({ text }),
    secondFactor,
    record: {
      entity: 'client',
      lock: async () => {
        await requireClient(tx, clientId)
        return { clientId }
      },
    },
    check: () => canonicalJson(input),
    authority: () => authorityOf(acting),
    change: async (_, declaration, signature) => {
      const signed = { ...signature, givenBy: declarantOf(actor, signature), declaration }
      const row = await insertProposal(acting, clientId, wording, signed)
      await keepRevision(tx, row, now)
      const data = { textSha256: sha256Hex(row.text), confirmedSha256: signed.sha256 }
      return { done: { row, signed }, line: await follow(acting, row, 'propose', { data }) }
    },
    prove: ({ row, signed }, { act }, head) =>
      proveAct(acting, row, { act, first: signed, second: null, statement: null, head }),
    answer: ({ row }) => getInstruction(tx, actor, row.id),
  })
}

async function insertProposal(
  { tx, actor, now }: Binding,
  clientId: string,
  wording: Omit<ProposeChange, 'clientId' | 'secondFactor'>,
  { givenBy }: Signed,
): Promise<Row> {
  if (!('side' in givenBy)) throw new Error('the provider signs for itself')
  const { isStanding: _, isPresented: __, ...state } = proposedByProvider(now)
  const [row] = await tx
    .insert(instructions)
    .values({
      id: newId(),
      clientId,
      ...wording,
      ...state,
      kind: 'processing_change',
      proposer: givenBy,
      number: await nextNumber(tx, 'W', now),
      draftedBy: actor.name,
      statusSince: now,
      createdAt: now,
      updatedAt: now,
    })
    .returning()
  return row!
}
