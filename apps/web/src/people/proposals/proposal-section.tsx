import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { at, peoplePages } from '@portal/domain/addresses'
import type { Proposal } from '@portal/domain/people/proposals'
import { useSuspenseQuery } from '@tanstack/react-query'
import { say } from '../../platform/language/i18n.ts'
import { Badge } from '../../ui/basics/badge.tsx'
import { MomentDay } from '../../ui/basics/moment.tsx'
import { type Column, DataTable } from '../../ui/data/data-table.tsx'
import { Section } from '../../ui/page/page.tsx'
import styles from '../people.module.css'
import { proposalsQuery } from '../queries.ts'
import { proposalStatusWords, proposalWords } from '../words.ts'

const columns = (home: string): Column<Proposal>[] => [
  {
    key: 'what',
    header: msg`Was`,
    isRowHeader: true,
    cell: ({ id, name, proposed }) => (
      <>
        <a href={at(peoplePages(home).proposal, { proposalId: id })}>{name}</a>
        <span className={styles.below}>{say(proposalWords[proposed.kind])}</span>
      </>
    ),
  },
  { key: 'by', header: msg`aufgeschrieben von`, cell: ({ proposedBy }) => proposedBy },
  { key: 'since', header: msg`am`, cell: ({ proposedAt }) => <MomentDay at={proposedAt} /> },
  {
    key: 'status',
    header: msg`Stand`,
    cell: ({ status, decidedBy }) => (
      <>
        <Badge tone={status === 'waiting' ? 'caution' : 'plain'}>
          {say(proposalStatusWords[status])}
        </Badge>
        {decidedBy && <span className={styles.below}>{decidedBy}</span>}
      </>
    ),
  },
]

/** What the provider wrote down of a client's people and the client has not confirmed yet; what was decided stands behind it. */
export function ProposalSection({ clientId, home }: { clientId: string; home: string }) {
  const { t } = useLingui()
  const { data: proposals } = useSuspenseQuery(proposalsQuery(clientId))
  const waiting = proposals.filter(({ status }) => status === 'waiting')
  const past = proposals.filter(({ status }) => status !== 'waiting')
  if (proposals.length === 0) return null
  return (
    <Section title={<Trans>Wartet auf Bestätigung</Trans>} clause="§ 9">
      {waiting.length === 0 ? (
        <p>
          <Trans>Nichts wartet auf die Bestätigung des Auftraggebers.</Trans>
        </p>
      ) : (
        <>
          <p>
            <Trans>
              Der Auftragnehmer hat es aufgeschrieben. Es gilt erst, wenn der Auftraggeber es mit
              einem zweiten Faktor bestätigt hat.
            </Trans>
          </p>
          <DataTable
            caption={t`Wartet auf Bestätigung`}
            columns={columns(home)}
            rows={waiting}
            rowKey={({ id }) => id}
          />
        </>
      )}
      {past.length > 0 && (
        <details className={styles.past}>
          <summary>
            <Trans>Entschieden ({past.length})</Trans>
          </summary>
          <DataTable
            caption={t`Entschieden`}
            columns={columns(home)}
            rows={past}
            rowKey={({ id }) => id}
          />
        </details>
      )}
    </Section>
  )
}
