import type { SigningAuthority } from '@portal/domain/agreements/terms'
import type { GivenBy, System } from '@portal/domain/instructions/contract'
import { detailsInLetter, type FieldLetter } from '@portal/domain/instructions/kinds'
import type { Ground } from '@portal/domain/people/ground'
import { CalendarDate } from '@portal/domain/time'
import { germanDate } from '../platform/papers/german.ts'

export const channelWords = {
  portal: 'AVV-Portal',
  oral: 'mündlich',
  letter: 'Brief',
  email: 'E-Mail',
}

/** By what somebody represents a side. */
export const authorityWords: Record<SigningAuthority, string> = {
  owner: 'Inhaber',
  'managing-director': 'Geschäftsführung',
  'power-of-attorney': 'Vollmacht',
  other: 'anders',
}

/** With what it rests on, where that was said. */
export const authorityInWords = ({
  kind,
  note,
}: {
  kind: SigningAuthority
  note: string | null
}): string => [authorityWords[kind], note].filter(Boolean).join(': ')

export const authenticationWords: Record<GivenBy['authenticatedBy'], string> = {
  'password+totp': 'Passwort und Einmalcode aus einer App (TOTP)',
  passkey: 'Passkey',
}

export const systemWords: Record<System, string> = {
  'thera-pi.online': 'thera-pi.online',
  'med-drive.de': 'med-drive.de',
  other: 'anderes System',
}

/** What an act itself says. */
const statementWords = {
  reason: 'Begründung',
  norm: 'Bedenken nach',
  reasoning: 'Bedenken',
  amountEur: 'Betrag ohne Umsatzsteuer',
  vatPercent: 'Umsatzsteuer',
  grossEur: 'Betrag mit Umsatzsteuer',
  basis: 'Grundlage',
  remark: 'Anmerkung',
}
export type Statement = { [field in keyof typeof statementWords]?: string | null }

const fieldWords: Record<string, FieldLetter> = { ...statementWords, ...detailsInLetter }
const order = Object.keys(fieldWords)
const placeOf = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length)

/** The filled-in fields of a statement, or of the details of any kind, with their German labels; one nobody named keeps its own. */
export const labelled = (fields: Record<string, string | null> | null): [string, string][] =>
  Object.entries(fields ?? {})
    .toSorted(([one], [other]) => placeOf(one) - placeOf(other))
    .flatMap(([key, value]) =>
      value === null ? [] : [spelled(fieldWords[key] ?? key, figures[key]?.(value) ?? value)],
    )

const inEuro = new Intl.NumberFormat('de-DE', { style: 'currency', currency: 'EUR' })
const euro = (amount: string) => inEuro.format(Number(amount))
const figures: Record<string, (value: string) => string> = {
  amountEur: euro,
  grossEur: euro,
  vatPercent: (percent) => `${percent} %`,
} satisfies { [field in keyof Statement]: (value: string) => string }

function spelled(word: FieldLetter, value: string): [string, string] {
  if (typeof word === 'object') return [word.name, word.choices[value] ?? value]
  return [word, CalendarDate.safeParse(value).success ? germanDate(value) : value]
}

/** Who made the entry of the register that somebody acted by, and on what ground. */
export function groundInLetter(ground: Ground): string {
  const { by, side, confirmedBy, document, managerInvitedBy } = ground
  const who = `eingetragen von ${by} (${side === 'client' ? 'Auftraggeber' : 'Auftragnehmer'})`
  const access = managerInvitedBy
    ? `; Zugang oder Eintrag dieser Person ist von ${managerInvitedBy} (Auftragnehmer)`
    : ''
  const cited = document ? `„${document.title}“, SHA-256 ${document.sha256}` : ''
  switch (ground.kind) {
    case 'act':
      return `${who}, mit zweitem Faktor${access}`
    case 'confirmed':
      return `${who}, bestätigt von ${confirmedBy} (Auftraggeber)${access}`
    case 'agreement':
      return `${who} aufgrund des Vertrags ${cited}`
    case 'letter':
      return `${who} aufgrund des Schreibens ${cited}`
    case 'first-manager':
    case 'access':
    case 'unrecorded':
      return `${who}; Grund nicht festgehalten`
  }
}
