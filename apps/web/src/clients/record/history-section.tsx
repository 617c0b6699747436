import { Trans, useLingui } from '@lingui/react/macro'
import type { ClientChange } from '@portal/domain/clients/record'
import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { say } from '../../platform/language/i18n.ts'
import { EmptyState } from '../../ui/basics/empty-state.tsx'
import { LoadMore } from '../../ui/data/load-more.tsx'
import { Timeline } from '../../ui/data/timeline.tsx'
import { Section } from '../../ui/page/page.tsx'
import styles from '../clients.module.css'
import { clientHistoryQuery } from '../queries.ts'
import { changeWords, fieldWords } from '../words.ts'
import { sayValue } from './say-value.ts'

/** What became of what is known of a client: who changed what, when, the newest first. */
export function HistorySection({ id }: { id: string }) {
  const { data: changes, ...more } = useSuspenseInfiniteQuery(clientHistoryQuery(id))
  return (
    <Section id="verlauf" title={<Trans>Verlauf der Angaben</Trans>}>
      {changes.length === 0 ? (
        <EmptyState title={<Trans>An den Angaben ist noch nichts geändert worden.</Trans>} />
      ) : (
        <Timeline
          items={changes.map((change) => ({
            at: change.at,
            title: say(changeWords[change.what]),
            by: <By change={change} />,
            children: <Changes change={change} />,
          }))}
        />
      )}
      <LoadMore {...more} />
    </Section>
  )
}

function By({ change: { by, side } }: { change: ClientChange }) {
  const { t } = useLingui()
  return <>{side === 'client' ? t`${by} (Auftraggeber)` : t`${by} (Auftragnehmer)`}</>
}

function Changes({ change: { what, changes } }: { change: ClientChange }) {
  const { t } = useLingui()
  const lines = (
    <dl className={styles.changes}>
      {changes.map(({ field, from, to }) => (
        <div key={field}>
          <dt>{say(fieldWords[field])}</dt>
          <dd>
            {sayValue(field, to)}
            {what === 'changed' && (
              <span className={styles.below}>{t`bisher: ${sayValue(field, from)}`}</span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
  if (changes.length === 0) return null
  return what === 'created' ? (
    <details className={styles.past}>
      <summary>
        <Trans>Wie angelegt</Trans>
      </summary>
      {lines}
    </details>
  ) : (
    lines
  )
}
