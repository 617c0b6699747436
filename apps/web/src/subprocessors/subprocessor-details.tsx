import { useLingui } from '@lingui/react/macro'
import type { Subprocessor } from '@portal/domain/subprocessors/contract'
import { sayDataCategory } from '../agreements/words.ts'
import { formatCountry, formatDate, formatPlace } from '../platform/language/format.ts'
import { DefinitionList } from '../ui/data/definition-list.tsx'
import { Certificates } from './certificates.tsx'
import { Contact } from './contact.tsx'

/** What annex IV of (EU) 2021/915 asks to know of a subprocessor. */
export function SubprocessorDetails({
  subprocessor,
  parent,
}: {
  subprocessor: Subprocessor
  /** Who engages it, where it is not the provider. */
  parent?: string | undefined
}) {
  const { t } = useLingui()
  const { address, contact, certificates, activeFrom, activeUntil, status } = subprocessor
  const since = (day: string) => t`seit ${formatDate(day)}`
  const sinceOrNot = (day: string | null) => (day ? since(day) : t`nicht hinterlegt`)
  const worked = activeUntil
    ? t`${formatDate(activeFrom)} bis ${formatDate(activeUntil)}`
    : since(activeFrom)
  return (
    <DefinitionList
      rows={[
        [t`Beauftragt von`, parent],
        [t`Aufgabe`, <German key="service">{subprocessor.service}</German>],
        [
          t`Anschrift`,
          `${address.street}, ${address.postalCode} ${address.city}, ${formatCountry(address.country)}`,
        ],
        [t`Ansprechperson`, contact && <Contact key="contact" contact={contact} />],
        [t`Datenarten`, subprocessor.dataCategories.map(sayDataCategory).join(', ')],
        [t`Ort der Verarbeitung`, formatPlace(subprocessor.placeOfProcessing)],
        [
          t`Drittländer (§ 1)`,
          subprocessor.thirdCountryBasis ?? t`keine Übermittlung in Drittländer`,
        ],
        [
          t`Zertifikate`,
          certificates.length > 0 ? (
            <Certificates key="certificates" id={subprocessor.id} certificates={certificates} />
          ) : null,
        ],
        [t`Vertrag nach Art. 28 Abs. 4 DSGVO`, sinceOrNot(subprocessor.contractSince)],
        [t`Zur Verschwiegenheit verpflichtet (§ 203 StGB)`, sinceOrNot(subprocessor.secrecySince)],
        [status === 'recorded' ? t`In Zusammenarbeit` : t`Tätig`, worked],
        [t`Diese Angaben gelten`, since(subprocessor.validFrom)],
      ]}
    />
  )
}

/** As the provider wrote it, in whatever language the portal speaks. */
const German = ({ children }: { children: string }) => <span lang="de">{children}</span>
