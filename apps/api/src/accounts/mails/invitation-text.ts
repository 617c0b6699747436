import type { Side } from '@portal/domain/access'
import type { Locale } from '@portal/domain/accounts/contract'
import type { Address } from '@portal/domain/clients/contract'
import { type Instant, timeZone } from '@portal/domain/time'
import { type AnyColumn, type SQL, sql } from 'drizzle-orm'
import { lineOf } from '../../platform/mail/mail-frame.ts'

/** Who invited, of which side, and until when the link holds. */
export type InvitedBy = { by: string; side: Side; until: Instant }
/** Where whoever is behind a mail is found besides. */
export type Firm = { address: Address; contact: { phone: string | null } }

const invitedIn = (table: string) => `
  select i.invited_by_name as by, u.side, i.expires_at as until
    from ${table} i join users u on u.id = i.invited_by where i.id = `

/** The same of the invitation that a mail is about; null: it is about none. */
export const invitedBy = (subject: AnyColumn | string): SQL<InvitedBy | null> =>
  sql<InvitedBy | null>`(
    select json_build_object('by', w.by, 'side', w.side, 'until', to_json(w.until at time zone 'UTC') #>> '{}' || 'Z')
      from (${sql.raw(invitedIn('invitations'))} ${subject} union all ${sql.raw(invitedIn('staff_invitations'))} ${subject}) w)`

const regions: Record<Locale, string> = { de: 'de-DE', en: 'en-GB' }
const momentIn = (locale: Locale, at: Instant) =>
  new Intl.DateTimeFormat(regions[locale], {
    timeZone,
    dateStyle: 'long',
    timeStyle: 'short',
  }).format(new Date(at))

type Told = { invited: InvitedBy; firm: Firm; provider: string; practice: string | null }

/** Who invites to what and until when; and where a reader asks whether it is genuine. */
export function invitationText(
  locale: Locale,
  { invited, firm: { address, contact }, provider, practice }: Told,
): { what: string; genuine: string } {
  const by = lineOf(invited.by)
  const house = lineOf(provider)
  const client = practice && lineOf(practice)
  const from = invited.side === 'client' && client ? client : house
  const until = momentIn(locale, invited.until)
  const place = lineOf(`${address.street}, ${address.postalCode} ${address.city}`)
  const phone = contact.phone && lineOf(contact.phone)
  if (locale === 'en')
    return {
      what: `${by} (${from}) invites you ${
        client
          ? `to read, for ${client}, the data processing agreement (Art. 28 GDPR) with ${house}, to instruct and to receive notices in the AVV portal`
          : `to work in the AVV portal for ${house}`
      }. The link holds until ${until} and for one use; behind it you choose a password and a second factor of your own, for which nobody will ask you by email or phone. Here you accept the invitation:`,
      genuine: `Would you like to be sure that this email is genuine? Ask ${house}, ${place}${phone ? `, phone ${phone}` : ''}. It is best to take the number from your contract or an invoice.`,
    }
  return {
    what: `${by} (${from}) lädt Sie ein, ${
      client
        ? `für ${client} im AVV-Portal den Vertrag über die Auftragsverarbeitung (Art. 28 DSGVO) mit ${house} zu lesen, Weisungen zu erteilen und Mitteilungen zu erhalten`
        : `im AVV-Portal für ${house} zu arbeiten`
    }. Der Link gilt bis ${until} Uhr und nur einmal; dahinter wählen Sie selbst ein Passwort und einen zweiten Faktor, nach denen Sie niemand per E-Mail oder am Telefon fragt. Hier nehmen Sie die Einladung an:`,
    genuine: `Sie möchten sichergehen, dass diese E-Mail echt ist? Fragen Sie ${house}, ${place}${phone ? `, Telefon ${phone}` : ''}. Nehmen Sie die Nummer am besten aus Ihrem Vertrag oder von einer Rechnung.`,
  }
}
