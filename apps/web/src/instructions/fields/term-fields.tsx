import { Trans, useLingui } from '@lingui/react/macro'
import { germanToday } from '../../platform/clock/german-time.ts'
import { say } from '../../platform/language/i18n.ts'
import { RadioGroup } from '../../ui/form/choice.tsx'
import { DateField } from '../../ui/form/date-field.tsx'
import { TextField } from '../../ui/form/text-field.tsx'
import { Disclosure } from '../disclosure.tsx'
import type { DraftFields } from './draft-form.ts'
import { emptyIsNull } from '../empty-is-null.ts'
import styles from '../instruction.module.css'
import { urgencyWords } from '../words.ts'

/** How urgent it is, and whether it is done once or stands. */
export function TermFields({ form }: { form: DraftFields }) {
  const { t } = useLingui()
  const { urgency, term, validFrom } = form.values
  const reason = form.field('urgencyReason')
  const from = form.field('validFrom')
  const until = form.field('validUntil')
  const isOnce = term === 'once'
  return (
    <Disclosure
      title={<Trans>Dringlichkeit und Dauer</Trans>}
      note={[say(urgencyWords[urgency ?? 'normal']), isOnce ? t`einmalig` : t`dauerhaft`].join(
        ', ',
      )}
      isOpen={[reason, from, until].some(({ errorMessage }) => errorMessage)}
    >
      <RadioGroup
        label={t`Dringlichkeit`}
        options={[
          { value: 'normal', label: t`Normal` },
          { value: 'urgent', label: t`Dringend`, description: t`Kommt vor allem anderen.` },
        ]}
        {...form.field('urgency')}
        onChange={(value) =>
          form.set({ urgency: value, ...(value === 'normal' && { urgencyReason: null }) })
        }
      />
      {urgency === 'urgent' && (
        <TextField
          label={t`Warum ist es dringend?`}
          optional
          maxLength={500}
          {...emptyIsNull(reason)}
        />
      )}
      <RadioGroup
        label={t`Wie lange gilt sie?`}
        options={[
          {
            value: 'once',
            label: t`Einmalig`,
            description: t`Ist sie ausgeführt, ist sie erledigt.`,
          },
          {
            value: 'standing',
            label: t`Dauerhaft`,
            description: t`Sie gilt ab einem Tag immer wieder, etwa eine Aufbewahrungsfrist.`,
          },
        ]}
        {...form.field('term')}
        onChange={(value) =>
          form.set({
            term: value,
            ...(value === 'once'
              ? { validFrom: null, validUntil: null }
              : { validFrom: validFrom ?? germanToday() }),
          })
        }
      />
      {!isOnce && (
        <div className={styles.pair}>
          <DateField label={t`Gilt ab`} {...from} />
          <DateField label={t`Gilt bis`} optional {...until} />
        </div>
      )}
    </Disclosure>
  )
}
