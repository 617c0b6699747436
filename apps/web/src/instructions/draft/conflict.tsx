import { msg } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { say } from '../../platform/language/i18n.ts'
import { Banner } from '../../ui/basics/banner.tsx'
import { Button, ButtonRow } from '../../ui/basics/button.tsx'
import { Moment } from '../../ui/basics/moment.tsx'
import { type DraftField, type DraftValues, differences } from '../fields/draft-contract.ts'
import { fieldWords, sayField } from '../fields/field-words.ts'
import styles from '../instruction.module.css'
import { Prose } from '../../ui/data/framed.tsx'

const nothing = msg`keine Angabe`

/** A colleague saved in between: what they changed beside what this person has, and the choice between the two. */
export function Conflict({
  changedAt,
  fields,
  base,
  stored,
  mine,
  onKeepMine,
  onTakeStored,
}: {
  changedAt: string
  /** What the colleague changed. */
  fields: DraftField[]
  base: DraftValues
  stored: DraftValues
  mine: DraftValues
  onKeepMine: () => void
  onTakeStored: () => void
}) {
  const own = differences(base, mine)
  return (
    <Banner
      tone="caution"
      title={
        <span role="alert">
          <Trans>Jemand aus Ihrer Praxis hat diesen Entwurf inzwischen geändert.</Trans>
        </span>
      }
    >
      <div className={styles.conflict}>
        <p>
          <Trans>
            Gespeichert am <Moment at={changedAt} />. Ihre Eingaben sind noch da; entscheiden Sie,
            was gilt.
          </Trans>
        </p>
        <dl className={styles.changes}>
          {fields.map((field) => (
            <div key={field}>
              <dt>{say(fieldWords[field])}</dt>
              <dd>
                <span className={styles.soft}>
                  <Trans>Gespeichert:</Trans>
                </span>
                <Prose>{sayField(field, stored) || say(nothing)}</Prose>
              </dd>
              {own.includes(field) && (
                <dd>
                  <span className={styles.soft}>
                    <Trans>Bei Ihnen:</Trans>
                  </span>
                  <Prose>{sayField(field, mine) || say(nothing)}</Prose>
                </dd>
              )}
            </div>
          ))}
        </dl>
        <p>
          <Trans>
            Was Sie selbst nicht geändert haben, wird in jedem Fall vom gespeicherten Stand
            übernommen.
          </Trans>
        </p>
        <ButtonRow>
          <Button onClick={onKeepMine}>
            <Trans>Meine Eingaben behalten</Trans>
          </Button>
          <Button onClick={onTakeStored}>
            <Trans>Gespeicherten Stand übernehmen</Trans>
          </Button>
        </ButtonRow>
      </div>
    </Banner>
  )
}
