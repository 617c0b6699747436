import { Trans, useLingui } from '@lingui/react/macro'
import { pages } from '@portal/domain/addresses'
import { useSuspenseQuery } from '@tanstack/react-query'
import { firmQuery } from '../provider/queries.ts'
import { ButtonRow, LinkButton } from '../ui/basics/button.tsx'
import { EmptyState } from '../ui/basics/empty-state.tsx'
import { Moment } from '../ui/basics/moment.tsx'
import { PageHeader } from '../ui/page/page-header.tsx'
import { Page, Section } from '../ui/page/page.tsx'
import { FirmFacts } from './firm-facts.tsx'
import { keptOf } from './kept-of.ts'

/** What the provider says of itself, as it holds now. */
export function FirmPage({ mayChange }: { mayChange: boolean }) {
  const { t } = useLingui()
  const { data: firm } = useSuspenseQuery(firmQuery())
  const settings = keptOf(firm)
  return (
    <Page>
      <PageHeader
        title={t`Ihre Firma`}
        clause="§§ 6.3, 9"
        lead={
          <Trans>
            Wer Sie sind und an wen sich Auftraggeber wenden, steht unten auf jeder Seite und in
            jedem neuen AVV. Wechseln Ansprechperson oder Weisungsempfänger, erfahren es alle
            Auftraggeber von selbst.
          </Trans>
        }
      />
      <Section>
        {firm && (
          <p>
            <Trans>
              Fassung {firm.version} vom <Moment at={firm.updatedAt} />
            </Trans>{' '}
            <a href={pages.firm.history}>
              <Trans>Verlauf ansehen</Trans>
            </a>
          </p>
        )}
        {firm && mayChange && (
          <ButtonRow>
            <LinkButton href={pages.firm.change}>
              <Trans>Angaben ändern</Trans>
            </LinkButton>
          </ButtonRow>
        )}
        {!firm && (
          <EmptyState title={<Trans>Noch hat niemand eingetragen, wessen Portal das ist.</Trans>}>
            {mayChange ? (
              <LinkButton href={pages.firm.change} look="primary">
                <Trans>Firma eintragen</Trans>
              </LinkButton>
            ) : (
              <p>
                <Trans>Die Inhaberin oder der Inhaber trägt es hier ein.</Trans>
              </p>
            )}
          </EmptyState>
        )}
      </Section>
      {settings && <FirmFacts settings={settings} />}
    </Page>
  )
}
