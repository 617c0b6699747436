import { Trans, useLingui } from '@lingui/react/macro'
import { pages } from '@portal/domain/addresses'
import { mostInRound, RoundOf } from '@portal/domain/people/rounds'
import { z } from 'zod'
import { Page } from '../../ui/page/page.tsx'
import { PageHeader } from '../../ui/page/page-header.tsx'
import { EarlierRounds } from './earlier-rounds.tsx'
import type { Meant } from './queries.ts'
import { RoundPreview } from './round-preview.tsx'
import { RoundUnderWay } from './round-under-way.tsx'

const Chosen = z.array(z.uuid()).min(1).max(mostInRound)

/** What an address means: `?auswahl=` names clients, `?welche=` says what they lack. */
function meantBy(query: (name: string) => string | null): Meant {
  const { data: clientIds } = Chosen.safeParse(query('auswahl')?.split('.'))
  if (clientIds) return { clientIds }
  return { of: RoundOf.safeParse(query('welche')).data ?? 'nobody-invited' }
}

/** The provider invites the managers of many clients: first it sees whom and where nobody, then how far it is. */
export function InviteManyPage({
  query,
  go,
}: {
  query: (name: string) => string | null
  go: (to: string) => void
}) {
  const { t } = useLingui()
  const roundId = z.uuid().safeParse(query('vorgang')).data
  return (
    <Page>
      <PageHeader
        title={t`Leitungen einladen`}
        back={
          <a href={pages.clients.invited}>
            <Trans>Wer noch nicht da ist</Trans>
          </a>
        }
        lead={
          <p>
            <Trans>
              Eingeladen wird die Ansprechperson jedes Auftraggebers. Sie bekommt die Rolle Leitung
              und lädt ihre Leute selbst ein. Niemand wird zweimal eingeladen.
            </Trans>
          </p>
        }
      />
      {roundId ? (
        <RoundUnderWay id={roundId} />
      ) : (
        <>
          <RoundPreview meant={meantBy(query)} go={go} />
          <EarlierRounds />
        </>
      )}
    </Page>
  )
}
