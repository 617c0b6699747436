import { Trans, useLingui } from '@lingui/react/macro'
import { Region } from '@portal/domain/region'
import type { ReactNode } from 'react'
import { say } from '../../platform/language/i18n.ts'
import { Select } from '../../ui/form/select.tsx'
import { TextField } from '../../ui/form/text-field.tsx'
import styles from '../clients.module.css'
import { regionWords } from '../../provider/words.ts'
import { fieldWords } from '../words.ts'

type Text = {
  name: string
  value: string | null
  onChange: (value: string | null) => void
  errorMessage: string | undefined
}
type FieldOf<Name extends string> = (name: Name) => Text

const Group = ({ title, children }: { title: ReactNode; children: ReactNode }) => (
  <fieldset className={styles.group}>
    <legend>{title}</legend>
    {children}
  </fieldset>
)

/** What only the provider says of a client. */
export function NameFields({
  field,
  isNew,
}: {
  field: FieldOf<'name' | 'legalForm' | 'number'>
  isNew: boolean
}) {
  const { t } = useLingui()
  return (
    <>
      <TextField label={say(fieldWords.name)} maxLength={200} {...field('name')} />
      <TextField label={say(fieldWords.legalForm)} optional {...field('legalForm')} />
      <TextField
        label={say(fieldWords.number)}
        description={
          isNew
            ? t`Ihre Nummer für diesen Auftraggeber. Bleibt sie leer, vergibt das Portal die nächste freie.`
            : undefined
        }
        optional={isNew}
        {...field('number')}
      />
    </>
  )
}

export function AddressFields({
  field,
  children,
}: {
  field: FieldOf<'street' | 'postalCode' | 'city' | 'country' | 'phone'>
  /** What belongs to a place as well. */
  children?: ReactNode
}) {
  const { t } = useLingui()
  return (
    <Group title={say(fieldWords.address)}>
      <TextField label={t`Straße und Hausnummer`} maxLength={150} {...field('street')} />
      <TextField label={t`Postleitzahl`} {...field('postalCode')} />
      <TextField label={t`Ort`} maxLength={100} {...field('city')} />
      <TextField label={t`Staat`} {...field('country')} />
      {children}
      <TextField label={say(fieldWords.phone)} type="tel" optional {...field('phone')} />
    </Group>
  )
}

export function RegionField({ field }: { field: FieldOf<'region'> }) {
  const { t } = useLingui()
  const { value, ...rest } = field('region')
  return (
    <Select
      label={say(fieldWords.region)}
      description={t`Dessen Feiertage zählen bei Fristen.`}
      optional
      options={[
        { value: '', label: t`nicht angegeben` },
        ...Region.options.map((code) => ({ value: code as string, label: say(regionWords[code]) })),
      ]}
      value={value ?? ''}
      {...rest}
    />
  )
}

export function ContactFields({
  field,
  optional,
}: {
  field: FieldOf<'contactName' | 'contactEmail' | 'contactPhone'>
  optional: boolean
}) {
  const { t } = useLingui()
  return (
    <Group title={say(fieldWords.contact)}>
      <TextField label={t`Name der Ansprechperson`} optional={optional} {...field('contactName')} />
      <TextField
        label={t`E-Mail der Ansprechperson`}
        type="email"
        optional={optional}
        {...field('contactEmail')}
      />
      <TextField
        label={t`Telefon der Ansprechperson`}
        type="tel"
        optional
        {...field('contactPhone')}
      />
    </Group>
  )
}

export function DpoFields({ field }: { field: FieldOf<'dpoName' | 'dpoEmail' | 'dpoPhone'> }) {
  const { t } = useLingui()
  return (
    <Group title={say(fieldWords.dpo)}>
      <p>
        <Trans>Nur wo eine benannt ist; dann mit Name und E-Mail-Adresse.</Trans>
      </p>
      <TextField
        label={t`Name der datenschutzbeauftragten Person`}
        optional
        {...field('dpoName')}
      />
      <TextField
        label={t`E-Mail der datenschutzbeauftragten Person`}
        type="email"
        optional
        {...field('dpoEmail')}
      />
      <TextField
        label={t`Telefon der datenschutzbeauftragten Person`}
        type="tel"
        optional
        {...field('dpoPhone')}
      />
    </Group>
  )
}
