import { Trans, useLingui } from '@lingui/react/macro'
import type { OfferDetail } from '@portal/domain/agreements/offers'
import { isSame } from '../../platform/form/differences.ts'
import { formatCountry } from '../../platform/language/format.ts'
import { DefinitionList } from '../../ui/data/definition-list.tsx'
import { sayDataCategory, sayDataSubject } from '../words.ts'

/** What the client filled in otherwise than it was proposed. */
export function ChangedByClient({ offer: { proposed, terms } }: { offer: OfferDetail }) {
  const { t } = useLingui()
  const none = t`nichts`
  const said = {
    professionalSecrecy: [
      t`Berufsgeheimnis`,
      (of: typeof proposed) => (of.professionalSecrecy ? t`vereinbart` : t`nicht vereinbart`),
    ],
    serviceAgreement: [
      t`Leistungsvereinbarung`,
      (of: typeof proposed) => of.serviceAgreement ?? t`keine genannt`,
    ],
    dataCategories: [
      t`Datenarten`,
      (of: typeof proposed) => of.dataCategories.map(sayDataCategory).join(', ') || none,
    ],
    dataSubjects: [
      t`Betroffene Personen`,
      (of: typeof proposed) => of.dataSubjects.map(sayDataSubject).join(', ') || none,
    ],
    liability: [
      t`Haftung`,
      (of: typeof proposed) => of.liability ?? t`wie im Gesetz (Art. 82 DSGVO)`,
    ],
  } as const
  const now = {
    ...terms,
    serviceAgreement: terms.serviceAgreement ?? null,
    liability: terms.liability ?? null,
  }
  const fields = Object.keys(said) as (keyof typeof said)[]
  const inOrder = (value: (typeof now)[keyof typeof said]) =>
    Array.isArray(value) ? value.toSorted() : value
  const changed = fields.filter((field) => !isSame(inOrder(proposed[field]), inOrder(now[field])))
  const { street, postalCode, city, country } = terms.controller.address
  const persons = terms.authorisedPersons.map(({ name, function: held }) => `${name}, ${held}`)
  const entered: [string, string][] = [
    [
      t`Name und Anschrift, von ihm eingetragen`,
      [terms.controller.name, street, `${postalCode} ${city}`, formatCountry(country)].join(', '),
    ],
    [t`Weisungsberechtigte Personen, von ihm eingetragen`, persons.join('; ') || t`niemand`],
  ]
  return (
    <>
      <DefinitionList rows={entered} />
      {changed.length === 0 ? (
        <p>
          <Trans>Sonst ist er bei Ihren Vorschlägen geblieben.</Trans>
        </p>
      ) : (
        <DefinitionList
          rows={changed.map((field) => {
            const [name, sayOf] = said[field]
            return [
              name,
              <div key={field}>
                <p>
                  <ins>{sayOf(now)}</ins>
                </p>
                <p>
                  <Trans>
                    vorgeschlagen war: <del>{sayOf(proposed)}</del>
                  </Trans>
                </p>
              </div>,
            ]
          })}
        />
      )}
    </>
  )
}
