import { msg } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { at, pages } from '@portal/domain/addresses'
import type { EvidenceItem } from '@portal/domain/evidence/contract'
import { type Column, DataTable } from '../ui/data/data-table.tsx'
import { HashText } from '../ui/data/hash-text.tsx'
import { Moment } from '../ui/basics/moment.tsx'
import styles from './evidence.module.css'
import { eventWords } from '../moves/words.ts'
import { sayFacts } from './say-facts.ts'
import { sayWho } from './say-who.ts'

const columns: Column<EvidenceItem>[] = [
  {
    key: 'what',
    header: msg`Was geschah`,
    isRowHeader: true,
    cell: (event) => {
      const href = pageOf(event)
      const said = eventWords[event.type].said(event)
      const facts = sayFacts(event)
      return (
        <>
          {href ? <a href={href}>{said}</a> : said}
          {facts.length > 0 && <span className={styles.below}>{facts.join(' · ')}</span>}
        </>
      )
    },
  },
  { key: 'who', header: msg`Durch wen`, cell: sayWho },
  { key: 'at', header: msg`Zeit`, cell: (event) => <Moment at={event.at} /> },
  {
    key: 'hash',
    header: msg`Nummer und Prüfsumme`,
    cell: ({ sequence, hash, prev }) => (
      <details className={styles.sum}>
        <summary>
          {sequence} <code translate="no">{hash.slice(0, 8)}</code>
        </summary>
        <HashText sha256={hash} />
        <p>
          <Trans>
            vorige Prüfsumme: <code translate="no">{prev.slice(0, 8)}</code>
          </Trans>
        </p>
      </details>
    ),
  },
]

/** Where what an event is about has a page of its own. */
const own: Record<string, `${string}/:id`> = {
  instruction: pages.instructions.one,
  notice: pages.notices.one,
}

function pageOf({ subject: { kind, id } }: EvidenceItem): string | null {
  const page = own[kind]
  return page === undefined ? null : at(page, { id })
}

/** The sign in words, the newest first; behind each number the full hash. */
export const EventTable = ({
  caption,
  events,
}: {
  caption: string
  events: readonly EvidenceItem[]
}) => (
  <DataTable
    caption={caption}
    columns={columns}
    rows={events}
    rowKey={({ sequence }) => String(sequence)}
  />
)
