import { AppError } from '@portal/domain/fault'
import {
  type ChangeInstruction,
  DraftInstruction,
  type Instruction,
} from '@portal/domain/instructions/contract'
import type { Instant } from '@portal/domain/time'
import { eq } from 'drizzle-orm'
import { definedOf } from '../../platform/defined.ts'
import type { Tx } from '../../platform/database/db.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Actor } from '../../platform/http/actor.ts'
import { toIssues } from '../../platform/http/input/issues.ts'
import { instructionAttachments } from '../correspondence-table.ts'
import { lockInstruction } from '../lock.ts'
import { getInstruction } from '../reading.ts'
import { instructions } from '../table.ts'

/** Starts an instruction of the active client; nobody on the provider's side sees it before it is submitted. */
export async function draftInstruction(
  tx: Tx,
  actor: Actor,
  input: DraftInstruction,
  now: Instant,
): Promise<Instruction> {
  if (!actor.client) throw new AppError({ code: 'forbidden', rule: 'permission' })
  const id = newId()
  await tx.insert(instructions).values({
    id,
    clientId: actor.client.id,
    ...input,
    draftedBy: actor.name,
    createdAt: now,
    updatedAt: now,
    statusSince: now,
  })
  return getInstruction(tx, actor, id)
}

/** Changes a draft. Throws `stale` when a colleague did since it was read, `illegal-move` once it is submitted. */
export async function changeInstruction(
  tx: Tx,
  actor: Actor,
  id: string,
  input: ChangeInstruction,
  seen: number | null,
  now: Instant,
): Promise<Instruction> {
  const row = await lockInstruction(tx, id, seen)
  if (row.status !== 'draft')
    throw new AppError({ code: 'illegal-move', from: row.status, move: 'change' })
  const given = definedOf(input)
  assertWhole({ ...row, ...given })
  await tx
    .update(instructions)
    .set({ ...given, version: row.version + 1, updatedAt: now })
    .where(eq(instructions.id, id))
  return getInstruction(tx, actor, id)
}

/** Each field was checked by itself; here the rules across them, for what the wording becomes. Throws `invalid`. */
export function assertWhole(next: Record<string, unknown>) {
  const fields = Object.keys(DraftInstruction.shape).map((key) => [key, next[key]])
  const parsed = DraftInstruction.safeParse(Object.fromEntries(fields))
  if (parsed.success) return
  throw new AppError({ code: 'invalid', issues: parsed.error.issues.flatMap(toIssues) })
}

/** Throws a draft away; what was submitted stays. */
export async function discardInstruction(tx: Tx, id: string, seen: number | null): Promise<void> {
  const row = await lockInstruction(tx, id, seen)
  if (row.status !== 'draft')
    throw new AppError({ code: 'illegal-move', from: row.status, move: 'discard' })
  await tx.delete(instructionAttachments).where(eq(instructionAttachments.instructionId, id))
  await tx.delete(instructions).where(eq(instructions.id, id))
}
