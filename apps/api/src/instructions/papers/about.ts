import { readableAddress } from '@portal/domain/mail-address'
import { AppError } from '@portal/domain/fault'
import { kindInLetter } from '@portal/domain/instructions/kinds'
import type { Instant } from '@portal/domain/time'
import { eq, sql } from 'drizzle-orm'
import { clients } from '../../clients/table.ts'
import type { Tx } from '../../platform/database/db.ts'
import { isDoubtful } from '../../platform/evidence/doubt.ts'
import { germanAddress } from '../../platform/papers/german.ts'
import { getProvider } from '../../provider/service.ts'
import { instructions } from '../table.ts'

/** Throws `conflict` (`not-as-recorded`) where anything of an instruction is not what the log holds. */
export function assertAsRecorded({ isDoubtful: isNot }: { isDoubtful: boolean }): void {
  if (isNot) throw new AppError({ code: 'conflict', rule: 'not-as-recorded' })
}

/**
 * What every document about an instruction says of it and of both sides: the wording as it stood at `at`. Throws `conflict`
 * (`not-as-recorded`) where anything of the instruction is not what the log holds: such a thing is not sealed.
 */
export async function aboutInstruction(tx: Tx, instructionId: string, at: Instant) {
  const [row] = await tx
    .select({
      number: instructions.number,
      title: instructions.title,
      kind: instructions.kind,
      revision: instructions.revision,
      client: { name: clients.name, address: clients.address },
      isDoubtful: isDoubtful(instructions.clientId, instructions.id),
      wording: sql<{ title: string; revision: number } | null>`(
        select json_build_object('title', r.content ->> 'title', 'revision', r.revision) from instruction_revisions r
         where r.instruction_id = ${instructionId} and r.at <= ${at} order by r.revision desc limit 1)`,
    })
    .from(instructions)
    .innerJoin(clients, eq(clients.id, instructions.clientId))
    .where(eq(instructions.id, instructionId))
  if (!row || row.number === null) throw new AppError({ code: 'not-found', entity: 'instruction' })
  assertAsRecorded(row)
  const provider = await getProvider(tx)
  const { title, revision } = row.wording ?? row
  return {
    number: row.number,
    title,
    revision,
    kind: kindInLetter(row.kind),
    client: { name: row.client.name, address: germanAddress(row.client.address) },
    provider: {
      name: provider.name,
      address: germanAddress(provider.address),
      contact: [readableAddress(provider.contact.email), provider.contact.phone]
        .filter(Boolean)
        .join(' · '),
    },
  }
}
