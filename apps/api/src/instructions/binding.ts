import { canonicalJson } from '@portal/domain/canonical-json'
import type { SecondFactor } from '@portal/domain/accounts/factors'
import { AppError } from '@portal/domain/fault'
import type { Declarant, Instruction } from '@portal/domain/instructions/contract'
import { declarationOf } from '@portal/domain/instructions/declaration'
import { moverOf } from '@portal/domain/instructions/machine'
import { type BindingMoveName, instructionMoves } from '@portal/domain/moves/instruction'
import type { Acting } from '../binding/acting.ts'
import { bindingAct, type Signature } from '../binding/service.ts'
import { holdAuthority } from '../people/service.ts'
import { sha256Hex } from '../platform/crypto.ts'
import type { Actor } from '../platform/http/actor.ts'
import { instructionAt } from './lock.ts'
import { apply, type Change, type Means, next, type Row, stateOf } from './moves.ts'
import { type Proven, proveAct, type Signed } from './proof.ts'
import { getInstruction } from './reading.ts'

/** Somebody who binds a side by what they do with an instruction. */
export type Binding = Acting & Means

/** What an act brings beside the state it leads to, and what its receipt says. */
export type Effect = Change & {
  statement?: Proven['statement']
  /** The first of two signatures, where this is the second. */
  first?: Signed
}

type InstructionAct<Ready> = {
  move: BindingMoveName | ((row: Row) => Promise<BindingMoveName>)
  /** What else may refuse it than where the instruction stands. */
  check?: (row: Row) => Ready | Promise<Ready>
  /** What the person adds to what is before them, as it was sent. */
  declares: object | ((ready: Ready) => object)
  /** SHA-256 of what a first person confirmed: it has to be the same declaration. */
  confirmed?: (ready: Ready) => string
  effect: (
    row: Row,
    made: { signed: Signed; ready: Ready; move: BindingMoveName },
  ) => Effect | Promise<Effect>
}

/**
 * A binding act on an instruction, of an authorised person (§9) or for the provider: it has to be possible from where that
 * stands and be this side's to do, and its receipt has the wording as it is afterwards. Throws what `bindingAct` does, and `illegal-move`.
 */
export function actOnInstruction<Ready = void>(
  acting: Binding,
  id: string,
  secondFactor: SecondFactor | undefined,
  { move, check, declares, confirmed, effect }: InstructionAct<Ready>,
): Promise<Instruction> {
  const { tx, actor, now } = acting
  return bindingAct(acting, {
    subject: id,
    secondFactor,
    record: instructionAt(tx, id),
    check: async (row) => {
      const name = typeof move === 'string' ? move : await move(row)
      const state = next(row, name, now)
      if (moverOf(name, stateOf(row)) !== actor.holder.side)
        throw new AppError({ code: 'illegal-move', from: row.status, move: name })
      // An act without a check of its own has nothing to get ready.
      const ready = (await check?.(row)) as Ready
      const input = typeof declares === 'function' ? declares(ready) : declares
      const declaration = canonicalJson(declarationOf(await getInstruction(tx, actor, id), input))
      if (confirmed && confirmed(ready) !== sha256Hex(declaration))
        throw new AppError({ code: 'conflict', rule: 'signature-void' })
      return { name, state, ready, declaration }
    },
    move: (_, { name }) => instructionMoves[name],
    exact: (_, { ready, declaration }) =>
      confirmed ? { sha256: confirmed(ready) } : { text: declaration },
    authority: () => authorityOf(acting),
    change: async (row, { name, state, ready, declaration }, signature) => {
      const signed = {
        ...signature,
        givenBy: declarantOf(actor, signature),
        declaration,
      }
      const {
        statement = null,
        first,
        ...change
      } = await effect(row, {
        signed,
        ready,
        move: name,
      })
      const { after, line } = await apply(acting, row, name, state, change)
      const signatures = first ? { first, second: signed } : { first: signed, second: null }
      return { done: { after, statement, ...signatures }, line }
    },
    prove: ({ after, ...proven }, { act }, head) =>
      proveAct(acting, after, { ...proven, act, head }),
    answer: () => getInstruction(tx, actor, id),
  })
}

type Authority = Awaited<ReturnType<typeof authorityOf>>

/** By what somebody binds a side: an entry of the §9 register, or the office they hold at the provider. */
export async function authorityOf({ tx, actor, now }: Acting) {
  const { holder } = actor
  return holder.side === 'provider' ? holder : holdAuthority(tx, actor, now)
}

export function declarantOf(
  { userId, name }: Actor,
  { authority, authenticatedBy }: Signature<Authority>,
): Declarant {
  if ('side' in authority)
    return { side: 'provider', userId, name, role: authority.role, authenticatedBy }
  return {
    userId,
    name,
    function: authority.function,
    authorisationId: authority.id,
    authorisedSince: authority.validFrom,
    authenticatedBy,
    ground: authority.ground,
  }
}
