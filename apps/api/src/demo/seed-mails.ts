import { eq, sql } from 'drizzle-orm'
import { clients } from '../clients/table.ts'
import { provider } from '../provider/table.ts'
import { accountMails } from '../accounts/log-table.ts'
import { type Firm, invitedBy } from '../accounts/mails/invitation-text.ts'
import { accountMailText } from '../accounts/mails/mail-texts.ts'
import { users } from '../accounts/table.ts'
import { mailText } from '../mails/texts.ts'
import { mails } from '../mails/table.ts'
import type { LegalLinks } from '../platform/mail/mail-frame.ts'
import type { Tx } from '../platform/database/db.ts'

/** What the seed queued was taken by a mail server when it was queued, one letter for what says the same to the same person. */
export async function markMailed(tx: Tx, publicUrl: string): Promise<void> {
  const { name, legalNoticeUrl, privacyUrl, address, contact } = provider
  const [by] = await tx
    .select({ name, legalNoticeUrl, privacyUrl, firm: { address, contact } })
    .from(provider)
  const rows = await tx
    .select({
      id: mails.id,
      userId: mails.userId,
      kind: mails.kind,
      noticeKind: mails.noticeKind,
      urgency: mails.urgency,
      number: mails.number,
      path: mails.path,
      clientId: mails.clientId,
      clientName: clients.name,
      side: users.side,
      locale: users.locale,
      to: users.email,
    })
    .from(mails)
    .innerJoin(clients, eq(clients.id, mails.clientId))
    .innerJoin(users, eq(users.id, mails.userId))
    .orderBy(mails.id)
  const letters = Map.groupBy(rows, ({ userId, kind, number, path }) =>
    JSON.stringify([userId, kind, number, path]),
  )
  const sent = [...letters.values()].flatMap((alike) => {
    const parts = [...new Map(alike.map((row) => [row.clientId, row])).values()]
    const [first] = parts
    if (!first) return []
    const told = { ...first, ...by, provider: by?.name ?? '', practices: parts }
    const { subject, text } = mailText(told, first, publicUrl)
    return alike.map(({ id, to, clientId }) => ({
      id,
      to,
      locale: first.locale,
      subject,
      text,
      joined: clientId === first.clientId ? null : first.id,
    }))
  })
  await tx.execute(sql`
    update mails m
       set sent_to = s."to", sent_locale = s.locale, sent_subject = s.subject, sent_text = s.text, joined_to = s.joined,
           handed_at = m.created_at, sent_at = m.created_at, attempts = 1, server_answer = '250 2.0.0 Ok (demonstration)'
      from json_to_recordset(${JSON.stringify(sent)}::json) as s (id uuid, "to" text, locale text, subject text, text text, joined uuid)
     where m.id = s.id`)
  await tellOfInvitations(
    tx,
    { ...by, provider: by?.name ?? '', firm: by?.firm ?? null },
    publicUrl,
  )
}

/** What invitations were mailed with, but for what their links carry. */
async function tellOfInvitations(
  tx: Tx,
  by: LegalLinks & { provider: string; firm: Firm | null },
  publicUrl: string,
): Promise<void> {
  const rows = await tx
    .select({
      id: accountMails.id,
      kind: accountMails.kind,
      locale: accountMails.locale,
      invited: invitedBy(accountMails.subject),
      practice: sql<string | null>`(
        select c.name from clients c join invitations i on i.client_id = c.id where i.id = ${accountMails.subject})`,
    })
    .from(accountMails)
  for (const { id, kind, locale, practice, invited } of rows) {
    const told = { ...by, kind, token: '…', practice, invited }
    const { subject, text } = accountMailText(told, locale ?? 'de', publicUrl)
    await tx
      .update(accountMails)
      .set({ sentSubject: subject, sentText: text })
      .where(eq(accountMails.id, id))
  }
}
