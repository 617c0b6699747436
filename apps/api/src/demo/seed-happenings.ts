import { and, eq, sql } from 'drizzle-orm'
import { DraftInstruction } from '@portal/domain/instructions/contract'
import type { MoveType } from '@portal/domain/instructions/machine'
import { dateAt, type Instant } from '@portal/domain/time'
import { relyingPartyOf } from '../accounts/passkeys.ts'
import { nowhere } from '../accounts/service.ts'
import { codeOf, stepAt } from '../accounts/totp.ts'
import { draftInstruction } from '../instructions/drafting.ts'
import {
  type Acting,
  declineInstruction,
  executeInstruction,
  moveInstruction,
  submitInstruction,
} from '../instructions/service.ts'
import { draftNotice, publishNotice } from '../notices/service.ts'
import { noticeRecipients } from '../notices/table.ts'
import { createVault } from '../platform/crypto.ts'
import { mails } from '../platform/outbox.ts'
import { type Clients, connectionsOf, found, type People, type SeedContext } from './context.ts'
import { type DemoInstruction, demoInstructions, demoNotices } from './happenings.ts'

// What happened before the first start was mailed then; nobody gets those mails now.
const enqueue = async () => {}

async function markMailed(tx: SeedContext['tx']) {
  await tx.update(mails).set({
    sentAt: sql`${mails.createdAt}`,
    attempts: 1,
    serverAnswer: '250 2.0.0 Ok (demonstration)',
  })
}

/** Notices, written and published by the services themselves at the time they are meant to be from. */
export async function seedNotices(
  { tx, now, daysAgo }: SeedContext,
  clients: Clients,
  people: People,
): Promise<void> {
  const { actor } = found(people, 'Robert Zerer')
  for (const { to, publishedDaysAgo, read, ...draft } of demoNotices) {
    const audience = to === 'all' ? to : { clientIds: to.map((key) => found(clients, key).id) }
    const at = publishedDaysAgo === null ? now : daysAgo(publishedDaysAgo)
    const { id } = await draftNotice(tx, actor, { ...draft, audience }, at)
    if (publishedDaysAgo === null) continue
    await publishNotice(tx, actor, enqueue, id, null, at)
    for (const [key, { by, openedDaysAgo, acknowledged }] of Object.entries(read)) {
      const openedAt = daysAgo(openedDaysAgo)
      await tx
        .update(noticeRecipients)
        .set({
          firstOpenedAt: openedAt,
          firstOpenedBy: by,
          ...(acknowledged && { acknowledgedAt: openedAt, acknowledgedBy: by }),
        })
        .where(
          and(
            eq(noticeRecipients.noticeId, id),
            eq(noticeRecipients.clientId, found(clients, key).id),
          ),
        )
    }
  }
  await markMailed(tx)
}

/** Instructions, moved by the services themselves, second factor included. */
export async function seedInstructions(
  context: SeedContext,
  clients: Clients,
  people: People,
): Promise<void> {
  for (const instruction of demoInstructions) {
    const {
      client,
      draftedBy,
      moves,
      draftedDaysAgo,
      declineReason: _,
      wishedInDays,
      ...fields
    } = instruction
    const author = { ...found(people, draftedBy).actor, client: found(clients, client) }
    const drafted = context.daysAgo(draftedDaysAgo)
    const wishedDate = wishedInDays === undefined ? null : dateAt(context.daysAgo(-wishedInDays))
    const { id } = await draftInstruction(
      context.tx,
      author,
      DraftInstruction.parse({ ...fields, wishedDate }),
      drafted,
    )
    for (const [move, daysAgo] of moves)
      await moveAt(context, people, instruction, id, move, context.daysAgo(daysAgo))
  }
  await markMailed(context.tx)
}

async function moveAt(
  { tx, secrets }: SeedContext,
  people: People,
  { draftedBy, declineReason }: DemoInstruction,
  id: string,
  move: MoveType,
  now: Instant,
) {
  const acting = (name: string): Acting => ({
    tx,
    actor: found(people, name).actor,
    enqueue,
    now,
    seen: null,
  })
  if (move === 'submit') {
    const submitter = found(people, draftedBy).actor.authorisation ? draftedBy : 'Lukas Huber'
    const factors = {
      auth: connectionsOf(tx),
      vault: createVault(secrets.encryptionKey, 'totp'),
      enqueue,
      relyingParty: relyingPartyOf('http://localhost'),
    }
    const secret = found(people, submitter).totpSecret ?? ''
    const secondFactor = { kind: 'totp' as const, code: codeOf(secret, stepAt(now)) }
    await submitInstruction(acting(submitter), { factors, where: nowhere }, id, { secondFactor })
  } else if (move === 'execute') {
    await executeInstruction(acting('Robert Zerer'), id, {
      report:
        'Beide Konten wurden gelöscht, die persönlichen Ablagen entfernt. Die Behandlungsdokumentation wurde nicht berührt. Stichprobe durch Anmeldeversuch und Suche nach den Kürzeln.',
      executedFrom: new Date(Date.parse(now) - 3_600_000).toISOString(),
      executedUntil: now,
      result: 'Vollständig ausgeführt',
      evidence: 'Protokolleinträge der Benutzerverwaltung, Ausführungsdatum wie angegeben',
      subprocessorsInformed: null,
      remaining:
        'In den nächtlichen Sicherungen bis zu deren Überschreiben nach 30 Tagen (§ 11.1).',
    })
  } else if (move === 'decline') {
    await declineInstruction(acting('Robert Zerer'), id, declineReason ?? '')
  } else {
    await moveInstruction(acting('Eva Brandl'), id, move)
  }
}
