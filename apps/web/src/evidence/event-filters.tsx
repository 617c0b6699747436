import { Trans, useLingui } from '@lingui/react/macro'
import { EvidenceType } from '@portal/domain/evidence/contract'
import { say } from '../platform/language/i18n.ts'
import { FilterSelect } from '../ui/form/filter-select.tsx'
import { addressOf, type EvidenceFilter } from './evidence-filter.ts'
import styles from './evidence.module.css'
import { eventWords } from '../moves/words.ts'

const options = () =>
  EvidenceType.options.map((value) => ({ value, label: say(eventWords[value].kind) }))

/** Narrows the log to one kind of event; from elsewhere it may come narrowed to one matter. */
export function EventFilters({ filter, go }: { filter: EvidenceFilter; go: (to: string) => void }) {
  const { t } = useLingui()
  return (
    <div data-print="no">
      <div className={styles.filters}>
        <FilterSelect
          label={t`Art des Ereignisses`}
          value={filter.type}
          onChange={(type) => go(addressOf({ ...filter, type }))}
          options={options()}
        />
      </div>
      {filter.subjectId && (
        <p>
          <Trans>Sie sehen die Ereignisse zu einem einzigen Vorgang.</Trans>{' '}
          <a href={addressOf({ ...filter, subjectId: null })}>
            <Trans>Alle Ereignisse ansehen</Trans>
          </a>
        </p>
      )}
    </div>
  )
}
