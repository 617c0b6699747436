import { Trans, useLingui } from '@lingui/react/macro'
import type { AuthorisedPersonChange } from '@portal/domain/people/contract'
import { useSuspenseQuery } from '@tanstack/react-query'
import { say } from '../../platform/language/i18n.ts'
import { EmptyState } from '../../ui/basics/empty-state.tsx'
import { Section } from '../../ui/page/page.tsx'
import { Timeline } from '../../ui/data/timeline.tsx'
import { ChangedLines } from './changed-lines.tsx'
import { linesOf } from './entry-lines.ts'
import styles from '../people.module.css'
import { entryHistoryQuery } from '../queries.ts'
import { authenticationWords, entryChangeWords, sayGround } from '../words.ts'

/** What became of an entry: who changed what, when, and how they confirmed it. */
export function EntryHistory({ clientId, personId }: { clientId: string; personId: string }) {
  const { data } = useSuspenseQuery(entryHistoryQuery(clientId, personId))
  const changes = data.toSorted((one, other) => one.sequence - other.sequence)
  return (
    <Section id="verlauf" title={<Trans>Verlauf</Trans>}>
      {changes.length === 0 ? (
        <EmptyState title={<Trans>Zu diesem Eintrag ist noch nichts festgehalten.</Trans>} />
      ) : (
        <Timeline
          items={changes.map((change, index) => {
            const before = changes[index - 1]
            return {
              at: change.at,
              title: say(entryChangeWords[change.what]),
              by: <By change={change} />,
              children: before ? (
                <ChangedLines before={before.entry} now={change.entry} />
              ) : (
                <AsEntered entry={change.entry} />
              ),
            }
          })}
        />
      )}
    </Section>
  )
}

function By({
  change: { by, side, authenticatedBy, ground, reason },
}: {
  change: AuthorisedPersonChange
}) {
  const { t } = useLingui()
  const word = authenticatedBy && authenticationWords[authenticatedBy]
  const parts = [
    side === 'client' ? t`${by} (Auftraggeber)` : t`${by} (Auftragnehmer)`,
    word ? t`bestätigt ${say(word)}` : authenticatedBy,
    sayGround(ground),
    reason,
  ]
  return <>{parts.filter(Boolean).join(', ')}</>
}

const AsEntered = ({ entry }: { entry: AuthorisedPersonChange['entry'] }) => (
  <details className={styles.past}>
    <summary>
      <Trans>Wie eingetragen</Trans>
    </summary>
    <dl className={styles.changes}>
      {linesOf(entry)
        .filter(({ field }) => field !== 'endedAt' || entry.endedAt !== null)
        .map(({ field, label, text }) => (
          <div key={field}>
            <dt>{say(label)}</dt>
            <dd>{text}</dd>
          </div>
        ))}
    </dl>
  </details>
)
