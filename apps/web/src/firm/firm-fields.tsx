import { Trans, useLingui } from '@lingui/react/macro'
import { ContactRole } from '@portal/domain/provider/contract'
import { localHolidaysOf, Region } from '@portal/domain/region'
import type { FormOf } from '../platform/form/form.ts'
import { say } from '../platform/language/i18n.ts'
import { contactRoleWords, localHolidayWords, regionWords } from '../provider/words.ts'
import { CheckboxGroup, RadioGroup } from '../ui/form/choice.tsx'
import { Select } from '../ui/form/select.tsx'
import { TextArea, TextField } from '../ui/form/text-field.tsx'
import { AccentField } from './accent-field.tsx'
import type { FirmForm } from './firm-form.ts'
import { LogoField } from './logo-field.tsx'

export type FirmFormOf = FormOf<typeof FirmForm>

/** Who the provider is, and whom its clients turn to with what. */
export function FirmFields({ form: { field } }: { form: FirmFormOf }) {
  const { t } = useLingui()
  return (
    <>
      <h2>
        <Trans>Firma</Trans>
      </h2>
      <TextField label={t`Name`} maxLength={200} {...field('name')} />
      <TextField label={t`Straße und Hausnummer`} {...field('street')} />
      <TextField label={t`Postleitzahl`} {...field('postalCode')} />
      <TextField label={t`Ort`} {...field('city')} />
      <TextField label={t`Land`} {...field('country')} />
      <h2>
        <Trans>Wer Fragen zum Datenschutz beantwortet (§ 6.3)</Trans>
      </h2>
      <RadioGroup
        label={t`Wer ist das?`}
        options={ContactRole.options.map((value) => ({
          value,
          label: say(contactRoleWords[value]),
        }))}
        {...field('role')}
      />
      <TextField label={t`Vor- und Nachname`} {...field('contactName')} />
      <TextField label={t`Abteilung`} optional {...field('department')} />
      <TextField label={t`E-Mail`} type="email" {...field('email')} />
      <TextField label={t`Telefon`} type="tel" optional {...field('phone')} />
      <h2>
        <Trans>Wer Weisungen empfängt (§ 9)</Trans>
      </h2>
      <TextArea
        label={t`Weisungen empfangen`}
        description={t`Je Zeile eine Person`}
        {...field('recipients')}
      />
      <TextArea
        label={t`Wege für Weisungen`}
        description={t`Je Zeile einer, zum Beispiel „AVV-Portal“ oder eine Anschrift`}
        {...field('channels')}
      />
    </>
  )
}

/** What makes the portal the provider's own. */
export const LookFields = ({ form }: { form: FirmFormOf }) => (
  <>
    <h2>
      <Trans>Wie Ihr Portal aussieht</Trans>
    </h2>
    <LogoField form={form} />
    <AccentField form={form} />
  </>
)

/** What every page leads to, and whose holidays move a deadline. */
export function PlaceFields({ form: { field, values, set } }: { form: FirmFormOf }) {
  const { t } = useLingui()
  const offered = values.region === null ? [] : localHolidaysOf(values.region)
  return (
    <>
      <h2>
        <Trans>Ihre Seiten im Netz</Trans>
      </h2>
      <TextField
        label={t`Impressum`}
        description={t`Steht unten auf jeder Seite, bei der Anmeldung und in jeder E-Mail.`}
        optional
        {...field('legalNoticeUrl')}
      />
      <TextField label={t`Datenschutzerklärung`} optional {...field('privacyUrl')} />
      <h2>
        <Trans>Feiertage</Trans>
      </h2>
      <Select
        label={t`Bundesland`}
        description={t`Fällt das Ende einer Frist auf einen seiner Feiertage, endet sie am nächsten Werktag (§ 193 BGB).`}
        options={Region.options.map((value) => ({ value, label: say(regionWords[value]) }))}
        {...field('region')}
        onChange={(region) => set({ region, localHolidays: [] })}
      />
      <TextField label={t`Gemeinde`} optional {...field('municipality')} />
      {offered.length > 0 && (
        <CheckboxGroup
          label={t`Feiertage der Gemeinde`}
          description={t`In diesem Land gelten sie nur in manchen Gemeinden.`}
          optional
          options={offered.map((value) => ({ value, label: say(localHolidayWords[value]) }))}
          {...field('localHolidays')}
        />
      )}
    </>
  )
}
