import { canonicalJson } from '@portal/domain/canonical-json'
import type { AgreementDetail, AgreementTerms } from '@portal/domain/agreements/contract'
import type {
  RecordAgreement,
  RecordedTerms,
  ReviseAgreement,
} from '@portal/domain/agreements/recording'
import { AppError, invalid } from '@portal/domain/fault'
import { agreementMoves } from '@portal/domain/moves/agreement'
import { dateAt, type Instant, startOf } from '@portal/domain/time'
import { and, eq } from 'drizzle-orm'
import { clients } from '../clients/table.ts'
import { documents } from '../documents/table.ts'
import { sha256Hex } from '../platform/crypto.ts'
import type { Reader, Tx } from '../platform/database/db.ts'
import { hold } from '../platform/database/hold.ts'
import { newId } from '../platform/database/ids.ts'
import type { Enqueue } from '../platform/database/jobs.ts'
import { nextNumber } from '../platform/database/numbers.ts'
import { personalOf, type RecordEvidence } from '../platform/evidence/evidence.ts'
import type { Actor } from '../platform/http/actor.ts'
import { annexesOf } from './annexes.ts'
import { tellOfAgreement } from './emails.ts'
import { recordEvent } from './events.ts'
import { agreementAt, assertPossible } from './lock.ts'
import { openAgreementOf } from './open-agreement.ts'
import { getAgreement } from './service.ts'
import { agreements, agreementVersions } from './table.ts'

export type Recording = {
  tx: Tx & Reader
  actor: Actor
  enqueue: Enqueue
  evidence: RecordEvidence
  now: Instant
  /** The version the person saw; null where they did not say. */
  seen: number | null
}

type Paper = Pick<RecordAgreement, 'documentId' | 'reference' | 'terms' | 'subprocessorIds'>

/**
 * Records an agreement that was signed on paper, from its scan; it holds from the day it says, checked by its client or not. Throws
 * `invalid`, and `conflict` (`has-agreement`) where the client has one that has not ended by then.
 */
export async function recordAgreement(
  recording: Recording,
  { clientId, way: _, ...paper }: RecordAgreement,
): Promise<AgreementDetail> {
  const { tx, now } = recording
  const [client] = await tx.select({ id: clients.id }).from(clients).where(eq(clients.id, clientId))
  if (!client) throw invalid('/clientId', 'unknown', 'there is no such client')
  const { startsOn, endsOn } = paper.terms
  if (await openAgreementOf(tx, clientId, startsOn))
    throw new AppError({ code: 'conflict', rule: 'has-agreement' })
  const terms = await termsOf(tx, clientId, paper, now)
  const agreement = { id: newId(), clientId, number: await nextNumber(tx, 'AVV', now), endsOn }
  await tx.insert(agreements).values(agreement)
  return keep(recording, { ...agreement, version: 1 }, 'record', paper, terms)
}

/**
 * Records a version that supersedes the newest: the same paper anew, or a later one. Nobody has answered it yet. Throws `invalid`,
 * `illegal-move`, `stale`.
 */
export async function reviseAgreement(
  recording: Recording,
  id: string,
  { supersedes, ...paper }: ReviseAgreement,
): Promise<AgreementDetail> {
  const { tx, seen, now } = recording
  const row = await hold(agreementAt(tx, id), seen)
  const move = supersedes === 'correction' ? 'correct' : 'amend'
  assertPossible(row, move)
  const terms = await termsOf(tx, row.clientId, paper, now)
  if (move === 'amend' && terms.startsOn <= row.validFrom)
    throw invalid('/terms/startsOn', 'not-later', 'does not begin after the version before it')
  await tx
    .update(agreements)
    .set({ endsOn: terms.endsOn, answer: null, answeredAt: null, repliedAt: null })
    .where(eq(agreements.id, id))
  return keep(recording, { ...row, version: row.version + 1 }, move, paper, terms)
}

/** The provider stays with what it recorded. Throws `illegal-move`, `stale`. */
export const replyToContest = (recording: Recording, id: string, reason: string) =>
  moveOn(recording, id, 'reply', reason)

/** Recorded by mistake, and said so for ever; nothing rests on it any more. Throws `illegal-move` once the client has confirmed it, `stale`. */
export const strikeAgreement = (recording: Recording, id: string, reason: string) =>
  moveOn(recording, id, 'strike', reason)

async function moveOn(
  recording: Recording,
  id: string,
  move: 'reply' | 'strike',
  reason: string,
): Promise<AgreementDetail> {
  const { tx, actor, evidence, seen, now } = recording
  const row = await hold(agreementAt(tx, id), seen)
  assertPossible(row, move)
  const { clientId, number, version } = row
  await tx
    .update(agreements)
    .set(move === 'reply' ? { repliedAt: now } : { struckAt: now })
    .where(eq(agreements.id, id))
  await recordEvent(recording, { clientId, agreementId: id, move, version, reason })
  await tellOfAgreement(recording, { clientId, id, number }, move)
  await evidence(tx, {
    clientId,
    at: now,
    type: agreementMoves[move].event,
    subject: { kind: 'agreement', id, number },
    data: { version },
    personal: { ...personalOf(actor), reason },
  })
  return getAgreement(tx, { id }, now)
}

type Kept = { id: string; clientId: string; number: string; version: number }

async function keep(
  recording: Recording,
  { id, clientId, number, version }: Kept,
  move: 'record' | 'correct' | 'amend',
  { documentId, reference }: Paper,
  terms: AgreementTerms,
): Promise<AgreementDetail> {
  const { tx, actor, evidence, now } = recording
  await tx.insert(agreementVersions).values({
    clientId,
    agreementId: id,
    version,
    terms,
    validFrom: terms.startsOn,
    signedAt: startOf(lastSigned(terms)),
    documentId,
    reference,
    corrects: move === 'correct' ? version - 1 : null,
  })
  await recordEvent(recording, { clientId, agreementId: id, move, version })
  await tellOfAgreement(recording, { clientId, id, number }, move)
  const termsSha256 = sha256Hex(canonicalJson(terms))
  await evidence(tx, {
    clientId,
    at: now,
    type: agreementMoves[move].event,
    subject: { kind: 'agreement', id, number },
    data: { version, way: 'recorded', documentId, termsSha256 },
    personal: personalOf(actor),
  })
  return getAgreement(tx, { id }, now)
}

const lastSigned = ({ controller, processor }: Pick<AgreementTerms, 'controller' | 'processor'>) =>
  controller.signedOn > processor.signedOn ? controller.signedOn : processor.signedOn

/** What is kept of a paper, its scan being this client's and nobody having signed it in days to come. */
async function termsOf(
  tx: Tx & Reader,
  clientId: string,
  { documentId, terms, subprocessorIds }: Paper,
  now: Instant,
): Promise<AgreementTerms> {
  assertSigned(terms, now)
  const [scan] = await tx
    .select({ id: documents.id })
    .from(documents)
    .where(
      and(
        eq(documents.id, documentId),
        eq(documents.clientId, clientId),
        eq(documents.kind, 'agreement'),
        eq(documents.mediaType, 'application/pdf'),
      ),
    )
  if (!scan) throw invalid('/documentId', 'unknown', 'is no scan of this client’s agreement')
  const { tomVersion, startsOn } = terms
  return { ...terms, ...(await annexesOf(tx, clientId, { subprocessorIds, tomVersion }, startsOn)) }
}

function assertSigned({ controller, processor }: RecordedTerms, now: Instant): void {
  const today = dateAt(now)
  const issues = Object.entries({ controller, processor })
    .filter(([, { signedOn }]) => signedOn > today)
    .map(([party]) => ({
      path: `/terms/${party}/signedOn`,
      code: 'future',
      message: 'lies in the future',
    }))
  if (issues.length > 0) throw new AppError({ code: 'invalid', issues })
}
