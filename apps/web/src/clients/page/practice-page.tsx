import { Trans, useLingui } from '@lingui/react/macro'
import { pages } from '@portal/domain/addresses'
import { useSuspenseQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { WhomToAsk } from '../../provider/whom-to-ask.tsx'
import { EmptyState } from '../../ui/basics/empty-state.tsx'
import { Page, Section } from '../../ui/page/page.tsx'
import { PageHeader } from '../../ui/page/page-header.tsx'
import { DetailsSection } from './details-section.tsx'
import { clientQuery } from '../queries.ts'

/** A client's own people: who may instruct, who has access, whom to ask at the provider. */
export const PracticePage = ({
  id,
  mayReadLog,
  mayEdit,
  children,
}: {
  id: string | null
  mayReadLog: boolean
  /** May keep the own details. */
  mayEdit: boolean
  /** Its people. */
  children?: ReactNode
}) =>
  id === null ? (
    <NoPractice />
  ) : (
    <Practice id={id} mayReadLog={mayReadLog} mayEdit={mayEdit}>
      {children}
    </Practice>
  )

function NoPractice() {
  const { t } = useLingui()
  return (
    <Page>
      <PageHeader title={t`Zugänge`} />
      <Section>
        <EmptyState title={<Trans>Für diesen Zugang ist kein Auftraggeber gewählt.</Trans>} />
      </Section>
    </Page>
  )
}

function Practice({
  id,
  mayReadLog,
  mayEdit,
  children,
}: {
  id: string
  mayReadLog: boolean
  mayEdit: boolean
  children: ReactNode
}) {
  const { t } = useLingui()
  const { data: client } = useSuspenseQuery(clientQuery(id))
  return (
    <Page>
      <PageHeader
        title={t`Zugänge`}
        lead={
          <Trans>
            Wer für {client.name} Weisungen erteilen darf, wer das Portal nutzt und wen Sie bei uns
            erreichen.
          </Trans>
        }
      >
        {mayReadLog && (
          <a href={pages.practice.log}>
            <Trans>Sicherheitsprotokoll der Zugänge</Trans>
          </a>
        )}
      </PageHeader>
      {children}
      <DetailsSection
        client={client}
        change={mayEdit && !client.archivedAt ? pages.practice.details : null}
      />
      <WhomToAsk />
    </Page>
  )
}
