import { canonicalJson } from '@portal/domain/canonical-json'
import { invalid } from '@portal/domain/fault'
import type {
  CorrectEntry,
  ReceiveInstruction,
  RecordInstruction,
} from '@portal/domain/instructions/acts'
import type { Instruction, OralRecord } from '@portal/domain/instructions/contract'
import { isMutual } from '@portal/domain/instructions/kinds'
import { entered, entryOf } from '@portal/domain/instructions/machine'
import type { Instant } from '@portal/domain/time'
import { requireClient } from '../../clients/service.ts'
import { entryAt } from '../../people/service.ts'
import { sha256Hex, type Vault } from '../../platform/crypto.ts'
import { newId } from '../../platform/database/ids.ts'
import { nextNumber } from '../../platform/database/numbers.ts'
import { settle } from '../answers/ending.ts'
import { type Acting, follow, log, moveInstruction, type Row } from '../moves.ts'
import { proveArrival } from '../proof.ts'
import { type CheckedFile, keepFile } from '../papers/attachments.ts'
import { getInstruction } from '../reading.ts'
import { keepRevision } from '../revisions.ts'
import { instructions } from '../table.ts'

type Entry = CorrectEntry & { clientId: string }

/**
 * The provider enters what it was told by word of mouth (§8.3): by whom, when. It counts from then, and is begun before an
 * authorised person confirms it as an emergency alone. Throws `not-found` for an unknown client, `invalid` for a time that is
 * still to come and for an entry of the register that did not count then.
 */
export const recordTold = async (acting: Acting, { channel, ...entry }: RecordInstruction) => {
  const row = await enter(acting, channel, entry)
  return entryMade(acting, row, { textSha256: sha256Hex(row.text) })
}

/**
 * The provider enters a letter or an email with its scan: an instruction since it arrived (§9), whatever becomes of it.
 * Throws as `recordTold` does.
 */
export async function receiveWritten(
  acting: Acting,
  vault: Vault,
  { channel, ...entry }: ReceiveInstruction,
  file: CheckedFile,
): Promise<Instruction> {
  const row = await enter(acting, channel, entry)
  const { sha256 } = await keepFile(acting, vault, row, file)
  return entryMade(acting, row, { textSha256: sha256Hex(row.text), fileSha256: sha256 })
}

async function enter(
  acting: Acting,
  channel: RecordInstruction['channel'] | ReceiveInstruction['channel'],
  entry: Entry,
): Promise<Row> {
  const { tx, actor, now } = acting
  await requireClient(tx, entry.clientId)
  const {
    isStanding: _,
    isPresented: __,
    ...state
  } = entered(channel, now, isMutual(entry.kind) ? 'client' : null)
  const { wording, ...facts } = await factsOf(acting, entry)
  const [row] = await tx
    .insert(instructions)
    .values({
      id: newId(),
      clientId: entry.clientId,
      ...wording,
      ...state,
      ...facts,
      statusSince: now,
      number: await nextNumber(tx, 'W', now),
      draftedBy: actor.name,
      createdAt: now,
      updatedAt: now,
    })
    .returning()
  await keepRevision(tx, row!, now)
  return row!
}

async function entryMade(
  acting: Acting,
  row: Row,
  said: Record<string, string>,
): Promise<Instruction> {
  const { tx, actor } = acting
  const move = entryOf(row.channel)
  const data = { channel: row.channel, ...said }
  const head = await log(acting, move, await follow(acting, row, move, { data }))
  if (isWritten(row)) await proveArrival(acting, row, head)
  return getInstruction(tx, actor, row.id)
}

/** Another entry in place of one that nobody confirmed; what it said before stays as the revision before. Throws as `recordTold` does. */
export const correctEntry = (
  acting: Acting,
  id: string,
  correction: CorrectEntry,
): Promise<Instruction> =>
  moveInstruction(
    acting,
    id,
    'correct',
    async (row) => {
      const { clientId, kind } = row
      if (isMutual(kind) !== isMutual(correction.kind))
        throw invalid('/kind', 'other-way', 'is proposed, not ordered: take the entry back')
      const { wording, ...facts } = await factsOf(
        acting,
        { ...correction, clientId },
        row.recordedAt,
      )
      const fields = { ...wording, ...facts, revision: row.revision + 1 }
      await keepRevision(acting.tx, { ...row, ...fields }, acting.now)
      const entrySha256 = sha256Hex(canonicalJson(facts.oral))
      return { fields, data: { textSha256: sha256Hex(wording.text), entrySha256 } }
    },
    async (row, head) => {
      if (isWritten(row)) await proveArrival(acting, row, head)
    },
  )

/** What arrived in writing has a receipt of its arrival, and another one of how it was corrected. */
const isWritten = ({ channel }: Row) => channel === 'letter' || channel === 'email'

/** The provider entered it by mistake, says why, and it counts no more. */
export const takeBackEntry = (acting: Acting, id: string, reason: string): Promise<Instruction> =>
  moveInstruction(acting, id, 'take_back', async (row) => {
    await settle(acting, row, 'void')
    return { fields: { endReason: reason }, note: reason }
  })

/** What an entry says beside the wording, as it is kept. */
async function factsOf(
  { tx, actor, now }: Acting,
  { clientId, toldBy, toldAt, note, authorisationId, ...wording }: Entry,
  enteredAt: Instant | null = null,
) {
  if (toldAt > now) throw invalid('/toldAt', 'future', 'is still to come')
  if (enteredAt && toldAt > enteredAt)
    throw invalid('/toldAt', 'after-entry', 'is later than it was entered')
  const found = authorisationId && (await entryAt(tx, clientId, authorisationId, toldAt))
  if (authorisationId && !found)
    throw invalid('/authorisationId', 'not-in-register', 'did not count then')
  const oral: OralRecord = {
    toldBy,
    toldAt,
    note,
    recordedBy: actor.name,
    ...(found && {
      authorisation: {
        name: found.name,
        function: found.function,
        authorisationId: found.id,
        authorisedSince: found.validFrom,
      },
    }),
  }
  return { wording, oral, submittedAt: toldAt }
}
