import { useLingui } from '@lingui/react/macro'
import type { AuthorisedPerson } from '@portal/domain/people/contract'
import { readableAddress } from '@portal/domain/mail-address'
import { germanToday } from '../../../platform/clock/german-time.ts'
import { DateField } from '../../../ui/form/date-field.tsx'
import { RadioGroup } from '../../../ui/form/choice.tsx'
import { Select } from '../../../ui/form/select.tsx'
import { TextField } from '../../../ui/form/text-field.tsx'
import type { EntryFormState } from '../entry-form.ts'
import type { Known } from '../entry-lines.ts'
import styles from '../../people.module.css'
import { isValid } from '../standing.ts'

/** What the register asks of a person. `except` is the entry itself, which cannot stand in for itself. */
export function EntryFields({
  form,
  known: { members, entries },
  except = null,
  begun = null,
}: {
  form: EntryFormState
  known: Known
  except?: string | null
  /** An entry that holds already: its beginning stays, and so does the member it stands for. */
  begun?: AuthorisedPerson | null
}) {
  const { t } = useLingui()
  const eligible = members.filter(({ userId, role }) =>
    begun?.userId ? userId === begun.userId : role !== 'viewer' || userId === form.values.userId,
  )
  const deputised = entries.filter((entry) => entry.id !== except && isValid(entry))
  const member = form.field('userId')
  const phone = form.field('phone')
  const today = germanToday()
  return (
    <>
      <RadioGroup
        label={t`Wer soll Weisungen erteilen dürfen?`}
        {...form.field('who')}
        options={[
          {
            value: 'member',
            label: t`Jemand mit Zugang zum Portal`,
            description: t`Kann Weisungen hier im Portal erteilen.`,
          },
          {
            value: 'other',
            label: t`Jemand ohne Zugang`,
            description: t`Wird nur benannt und erteilt Weisungen schriftlich.`,
          },
        ]}
      />
      {form.values.who === 'member' && (
        <Select
          label={t`Person mit Zugang`}
          description={
            begun?.userId
              ? t`Für jemand anderen legen Sie einen eigenen Eintrag an.`
              : t`Wer nur liest, fehlt hier: Diese Rolle erlaubt keine Weisungen.`
          }
          {...member}
          onChange={(userId) => {
            const chosen = members.find((each) => each.userId === userId)
            form.set({
              userId,
              ...(chosen && { name: chosen.name, email: readableAddress(chosen.email) }),
            })
          }}
          options={eligible.map(({ userId, name, email }) => ({
            value: userId,
            label: `${name} (${readableAddress(email)})`,
          }))}
        />
      )}
      <TextField label={t`Vor- und Nachname`} autoComplete="off" {...form.field('name')} />
      <TextField
        label={t`Funktion oder Abteilung`}
        description={t`Zum Beispiel „Praxisleitung“ oder „Abrechnung“.`}
        autoComplete="off"
        {...form.field('function')}
      />
      <TextField
        label={t`E-Mail-Adresse`}
        type="email"
        autoComplete="off"
        {...form.field('email')}
      />
      <TextField
        label={t`Telefon`}
        optional
        type="tel"
        autoComplete="off"
        {...phone}
        onChange={(text) => phone.onChange(text.trim() === '' ? null : text)}
      />
      <div className={styles.pair}>
        {!begun && <DateField label={t`Gültig ab`} {...form.field('validFrom')} min={today} />}
        <DateField
          label={t`Letzter Tag`}
          optional
          {...form.field('validUntil')}
          min={
            form.values.validFrom && form.values.validFrom > today ? form.values.validFrom : today
          }
        />
      </div>
      {deputised.length > 0 && (
        <Select
          label={t`Vertritt`}
          optional
          description={t`Nur wenn die Person für jemand anderen einspringt.`}
          {...form.field('deputyOfId')}
          options={deputised.map(({ id, name, function: role }) => ({
            value: id,
            label: `${name}, ${role}`,
          }))}
        />
      )}
    </>
  )
}
