import { canonicalJson } from '@portal/domain/canonical-json'
import { clauseOf } from '@portal/domain/notices/kinds'
import { noticeKindNames, severityNames } from '@portal/domain/notices/written'
import { getProvider } from '../provider/service.ts'
import { sha256Hex } from '../platform/crypto.ts'
import type { Tx } from '../platform/database/db.ts'
import { eventsOfSubject } from '../platform/papers/check-page.ts'
import { germanAddress, germanTime } from '../platform/papers/german.ts'
import type { Unprinted } from '../platform/papers/press.ts'
import type { notices } from './table.ts'

type Published = typeof notices.$inferSelect & { number: string; publishedAt: string }

/**
 * What the sealed PDF of a notice says: who declares it, when, and to the letter what (§ 126b BGB). It names none of its clients: all
 * of them get the same. `record` is attached; the SHA-256 of title and text stand in the line of the publication.
 */
export async function noticePaper(
  tx: Tx,
  { id, number, kind, severity, title, body, author, publishedAt }: Published,
): Promise<Unprinted> {
  const { name, address, contact } = await getProvider(tx)
  const written = { number, kind, severity, title, body, author, publishedAt }
  const record = canonicalJson({
    schema: 'avv-portal/notice/1',
    ...written,
    provider: { name, address },
  })
  const data = {
    ...written,
    kindName: noticeKindNames[kind].de,
    severityName: severityNames[severity].de,
    clause: clauseOf(kind),
    isBreach: kind === 'incident',
    published: { berlin: germanTime(publishedAt), utc: publishedAt },
    provider: {
      name,
      address: germanAddress(address),
      contact: [contact.email, contact.phone].filter(Boolean).join(' · '),
    },
    textSha256: sha256Hex(body),
    titleSha256: sha256Hex(title),
    record,
    recordSha256: sha256Hex(record),
  }
  return {
    template: 'notices/notice.typ',
    reason: `Mitteilung ${number}`,
    data: (isStamped) => ({ ...data, isStamped }),
    checkAt: eventsOfSubject(id),
  }
}
