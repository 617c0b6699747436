import { Trans } from '@lingui/react/macro'
import type { Subprocessor } from '@portal/domain/subprocessors/contract'
import { formatCountry } from '../platform/format.ts'
import { DefinitionList } from '../ui/definition-list.tsx'
import { Day } from '../ui/moment.tsx'
import { Section } from '../ui/page.tsx'
import { Certificates } from './certificates.tsx'

const none = <Trans>nicht hinterlegt</Trans>

/** One subprocessor with what annex IV of (EU) 2021/915 asks to know. */
export const SubprocessorSection = ({ subprocessor: s }: { subprocessor: Subprocessor }) => (
  <Section title={s.name}>
    <DefinitionList
      rows={[
        [<Trans>Aufgabe</Trans>, <span lang="de">{s.service}</span>],
        [
          <Trans>Anschrift</Trans>,
          <>
            {s.address.street}, {s.address.postalCode} {s.address.city},{' '}
            {formatCountry(s.address.country)}
          </>,
        ],
        [<Trans>Ansprechperson</Trans>, s.contact && <Contact contact={s.contact} />],
        [<Trans>Ort der Verarbeitung</Trans>, <span lang="de">{s.placeOfProcessing}</span>],
        [
          <Trans>Drittländer (§ 1)</Trans>,
          s.thirdCountryBasis ?? <Trans>keine Übermittlung in Drittländer</Trans>,
        ],
        [
          <Trans>Zertifikate</Trans>,
          s.certificates.length > 0 && <Certificates certificates={s.certificates} />,
        ],
        [
          <Trans>Vertrag nach Art. 28 Abs. 4 DSGVO</Trans>,
          s.contractSince ? <Since on={s.contractSince} /> : none,
        ],
        [
          <Trans>Zur Verschwiegenheit verpflichtet (§ 203 StGB)</Trans>,
          s.secrecySince ? <Since on={s.secrecySince} /> : none,
        ],
        [
          <Trans>Tätig</Trans>,
          s.activeUntil ? (
            <Trans>
              <Day on={s.activeFrom} /> bis <Day on={s.activeUntil} />
            </Trans>
          ) : (
            <Since on={s.activeFrom} />
          ),
        ],
      ]}
    />
  </Section>
)

const Since = ({ on }: { on: string }) => (
  <Trans>
    seit <Day on={on} />
  </Trans>
)

const Contact = ({ contact }: { contact: NonNullable<Subprocessor['contact']> }) => (
  <>
    {[contact.name, contact.position].filter(Boolean).join(', ')}
    {contact.email && (
      <>
        {' · '}
        <a href={`mailto:${contact.email}`}>{contact.email}</a>
      </>
    )}
    {contact.phone && ` · ${contact.phone}`}
  </>
)
