import { Trans, useLingui } from '@lingui/react/macro'
import type { FormOf } from '../../../platform/form/form.ts'
import { Button, ButtonRow } from '../../../ui/basics/button.tsx'
import { TextField } from '../../../ui/form/text-field.tsx'
import { Section } from '../../../ui/page/page.tsx'
import { useFocusKept } from '../../../ui/data/use-focus-kept.ts'
import styles from '../offers.module.css'
import { blankPerson, type FillForm, type Person } from './fill-form.ts'

const mostPersons = 20

/** §9: who may give instructions, each with an address. */
export function PersonFields({ form }: { form: FormOf<typeof FillForm> }) {
  const { t } = useLingui()
  const persons = form.values.authorisedPersons ?? []
  const change = (at: number, part: keyof Person, value: string) =>
    form.set(
      {
        authorisedPersons: persons.map((each, index) =>
          index === at ? { ...each, [part]: value } : each,
        ),
      },
      [`authorisedPersons/${at}/${part}`],
    )
  const field = (at: number, part: keyof Person) => ({
    name: `authorisedPersons/${at}/${part}`,
    value: persons[at]?.[part] ?? '',
    onChange: (value: string) => change(at, part, value),
    errorMessage: form.errorAt(`authorisedPersons/${at}/${part}`),
  })
  return (
    <Section title={<Trans>Wer Weisungen erteilen darf</Trans>} clause="§ 9">
      <p>
        <Trans>
          Jede dieser Personen steht im Vertrag und wird in das Verzeichnis übernommen, sobald er
          geschlossen ist.
        </Trans>
      </p>
      <div {...useFocusKept<HTMLDivElement>()} className={styles.persons}>
        {persons.map((_, at) => (
          <fieldset key={at} className={styles.person}>
            <legend>
              <Trans>Person {at + 1}</Trans>
            </legend>
            <TextField label={t`Name`} maxLength={120} {...field(at, 'name')} />
            <TextField label={t`Funktion`} maxLength={120} {...field(at, 'function')} />
            <TextField label={t`Telefon`} type="tel" optional {...field(at, 'phone')} />
            <TextField label={t`E-Mail`} type="email" {...field(at, 'email')} />
            <div data-remove>
              <Button
                look="quiet"
                onClick={() =>
                  form.set({ authorisedPersons: persons.filter((__, index) => index !== at) })
                }
              >
                <Trans>Person {at + 1} entfernen</Trans>
              </Button>
            </div>
          </fieldset>
        ))}
        {persons.length < mostPersons && (
          <ButtonRow>
            <Button
              icon="plus"
              onClick={() => form.set({ authorisedPersons: [...persons, blankPerson] }, [])}
            >
              {persons.length === 0 ? (
                <Trans>Person eintragen</Trans>
              ) : (
                <Trans>Weitere Person eintragen</Trans>
              )}
            </Button>
          </ButtonRow>
        )}
      </div>
    </Section>
  )
}
