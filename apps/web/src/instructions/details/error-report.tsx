import { msg, t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { formatDate } from '../../platform/language/format.ts'
import { say } from '../../platform/language/i18n.ts'
import { Day } from '../../ui/basics/moment.tsx'
import { DateField } from '../../ui/form/date-field.tsx'
import { TextArea } from '../../ui/form/text-field.tsx'
import { emptyIsNull } from '../empty-is-null.ts'
import styles from '../instruction.module.css'
import type { DetailForm, DetailPart } from './detail-part.ts'

const words = { foundOn: msg`Wann ist es aufgefallen?`, where: msg`Wo zeigt sich der Fehler?` }

const Fields = ({ form }: { form: DetailForm }) => (
  <div className={styles.short}>
    <DateField label={say(words.foundOn)} {...form.field('foundOn')} />
    <TextArea
      label={say(words.where)}
      description={
        <Trans>
          Etwa in einem System, einer Liste oder einem Ausdruck. Bitte ohne Namen von Patienten.
        </Trans>
      }
      maxLength={500}
      {...emptyIsNull(form.field('where'))}
    />
  </div>
)

/** §8.5 */
export const errorReport: DetailPart<'error_report'> = {
  words,
  say: { foundOn: formatDate },
  Fields,
  rows: ({ foundOn, where }) => [
    [t`Aufgefallen am`, <Day key="found" on={foundOn} />],
    [t`Wo es sich zeigt`, where],
  ],
}
