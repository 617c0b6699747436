import { t } from '@lingui/core/macro'
import type { ChangedPart, KeptSettings } from '@portal/domain/provider/contract'
import { sayDataCategory, sayDataSubject, sayPeriod } from '../agreements/words.ts'
import { say } from '../platform/language/i18n.ts'
import { formatCountry, formatEuro } from '../platform/language/format.ts'
import { contactRoleWords, localHolidayWords, regionWords } from '../provider/words.ts'

/** One thing that the provider says of itself; `isTyped`: in the words of whoever typed it, which nothing translates. */
export type FirmLine = { part: ChangedPart; label: string; text: string; isTyped: boolean }
export type FirmGroup = { title: string; clause: string | null; lines: FirmLine[] }

const said = (part: ChangedPart, label: string, text: string | null): FirmLine => ({
  part,
  label,
  text: text ?? t`nicht angegeben`,
  isTyped: false,
})
const typed = (part: ChangedPart, label: string, text: string | null): FirmLine => ({
  ...said(part, label, text),
  isTyped: text !== null,
})
const below = (lines: (string | null)[]) => lines.filter((each) => each !== null).join('\n')

/** Everything it says, in the order of the form. */
export function firmGroups(of: KeptSettings): FirmGroup[] {
  const { address, contact, holidays, terms } = of
  return [
    {
      title: t`Firma`,
      clause: null,
      lines: [
        typed('name', t`Name`, of.name),
        typed(
          'address',
          t`Anschrift`,
          below([
            address.street,
            `${address.postalCode} ${address.city}`,
            formatCountry(address.country),
          ]),
        ),
      ],
    },
    {
      title: t`Wer Fragen zum Datenschutz beantwortet`,
      clause: '§ 6.3',
      lines: [
        typed(
          'contact',
          say(contactRoleWords[contact.role]),
          below([contact.name, contact.department, contact.phone, contact.email]),
        ),
      ],
    },
    {
      title: t`Wer Weisungen empfängt`,
      clause: '§ 9',
      lines: [
        typed('instructionRecipients', t`Weisungen empfangen`, of.instructionRecipients.join('\n')),
        typed('instructionChannels', t`Wege für Weisungen`, of.instructionChannels.join('\n')),
      ],
    },
    {
      title: t`Wie Ihr Portal aussieht`,
      clause: null,
      lines: [
        typed('logo', t`Logo`, of.logo),
        of.accent === null
          ? said('accent', t`Farbe`, t`die des Portals`)
          : typed('accent', t`Farbe`, of.accent),
      ],
    },
    {
      title: t`Ihre Seiten im Netz`,
      clause: null,
      lines: [
        typed('legalNoticeUrl', t`Impressum`, of.legalNoticeUrl),
        typed('privacyUrl', t`Datenschutzerklärung`, of.privacyUrl),
      ],
    },
    {
      title: t`Feiertage`,
      clause: null,
      lines: [
        said('holidays', t`Bundesland`, say(regionWords[holidays.region])),
        typed('holidays', t`Gemeinde`, holidays.municipality),
        said(
          'holidays',
          t`Feiertage der Gemeinde`,
          holidays.localHolidays.map((each) => say(localHolidayWords[each])).join('\n') || t`keine`,
        ),
      ],
    },
    {
      title: t`Womit ein neuer Vertrag beginnt`,
      clause: null,
      lines: [
        typed('terms', t`Leistungen (§ 1)`, terms.services.join('\n')),
        said('terms', t`Kündigungsfrist (§ 2)`, sayPeriod(terms.noticePeriod)),
        typed('terms', t`Zweck (§ 3.1)`, terms.purpose),
        said(
          'terms',
          t`Datenarten (§ 3.1)`,
          terms.dataCategories.map(sayDataCategory).join('\n') || null,
        ),
        said(
          'terms',
          t`Wessen Daten (§ 3.3)`,
          terms.dataSubjects.map(sayDataSubject).join('\n') || null,
        ),
        typed('terms', t`Vertrag über die Leistungen (§§ 3.1, 3.3, 12)`, terms.serviceAgreement),
        said(
          'terms',
          t`Berufsgeheimnis nach § 203 StGB (§ 6.4)`,
          terms.professionalSecrecy ? t`ja` : t`nein`,
        ),
        said('terms', t`Widerspruchsfrist (§ 7.2)`, sayPeriod(terms.objectionPeriod)),
        terms.liability === null
          ? said('terms', t`Haftung (§ 13)`, t`nach dem Gesetz`)
          : typed('terms', t`Haftung (§ 13)`, terms.liability),
        said(
          'terms',
          t`Vertragsstrafe (§ 15)`,
          terms.penaltyEuro === null ? t`keine` : formatEuro(terms.penaltyEuro * 100),
        ),
      ],
    },
  ]
}

export type ChangedLine = FirmLine & { before: string }

/** What differs between two states, with what it said before. */
export function changedLines(before: KeptSettings, after: KeptSettings): ChangedLine[] {
  const old = firmGroups(before).flatMap(({ lines }) => lines)
  return firmGroups(after)
    .flatMap(({ lines }) => lines)
    .map((line, index) => ({ ...line, before: belowRole(line, old[index]) }))
    .filter((line, index) => line.text !== old[index]?.text || line.label !== old[index].label)
}

/** The lines of two states are the same; where the person has another role, it is said. */
const belowRole = ({ label }: FirmLine, old: FirmLine | undefined) =>
  old === undefined || old.label === label ? (old?.text ?? '') : `${old.label}\n${old.text}`
