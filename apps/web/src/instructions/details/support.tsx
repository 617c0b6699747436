import type { MessageDescriptor } from '@lingui/core'
import { msg, t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { instructionKinds } from '@portal/domain/instructions/kinds'
import { formatDate } from '../../platform/language/format.ts'
import { say } from '../../platform/language/i18n.ts'
import { Day } from '../../ui/basics/moment.tsx'
import { DateField } from '../../ui/form/date-field.tsx'
import { Select } from '../../ui/form/select.tsx'
import { TextField } from '../../ui/form/text-field.tsx'
import { emptyIsNull } from '../empty-is-null.ts'
import styles from '../instruction.module.css'
import type { DetailForm, DetailPart } from './detail-part.ts'

const { occasion: occasions } = instructionKinds.support.details.schema.shape

const words = {
  occasion: msg`Wobei wird Unterstützung gebraucht?`,
  askedBy: msg`Wer fragt an?`,
  reference: msg`Aktenzeichen`,
  respondBy: msg`Antwort fällig am`,
}

/** Why the client needs support (§6.8, §10.1). */
const occasionWords: Record<(typeof occasions.options)[number], MessageDescriptor> = {
  impact_assessment: msg`Datenschutz-Folgenabschätzung`,
  authority: msg`Anfrage einer Behörde`,
  breach: msg`Datenpanne`,
  data_subject: msg`Anfrage eines Betroffenen`,
  audit: msg`Prüfung oder Kontrolle`,
}

function Fields({ form }: { form: DetailForm }) {
  return (
    <>
      <Select
        label={say(words.occasion)}
        options={occasions.options.map((value) => ({ value, label: say(occasionWords[value]) }))}
        {...form.field('occasion')}
      />
      <TextField
        label={say(words.askedBy)}
        description={
          <Trans>Etwa die Aufsichtsbehörde. Patienten bitte nicht mit Namen nennen.</Trans>
        }
        optional
        maxLength={200}
        {...emptyIsNull(form.field('askedBy'))}
      />
      <div className={styles.pair}>
        <TextField
          label={say(words.reference)}
          optional
          maxLength={200}
          {...emptyIsNull(form.field('reference'))}
        />
        <DateField label={say(words.respondBy)} optional {...form.field('respondBy')} />
      </div>
    </>
  )
}

/** §6.8, §10.1 */
export const support: DetailPart<'support'> = {
  words,
  say: { occasion: (value) => say(occasionWords[value]), respondBy: formatDate },
  Fields,
  rows: ({ occasion, askedBy, reference, respondBy }) => [
    [t`Anlass`, say(occasionWords[occasion])],
    [t`Angefragt von`, askedBy],
    [say(words.reference), reference],
    [say(words.respondBy), respondBy && <Day key="respond" on={respondBy} />],
  ],
}
