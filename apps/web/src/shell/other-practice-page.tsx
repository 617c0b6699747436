import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { pages } from '@portal/domain/addresses'
import type { PlaceOfClients } from '@portal/domain/accounts/places'
import { useMutation } from '@tanstack/react-query'
import { switchHere } from '../accounts/queries.ts'
import { isBelow } from '../platform/navigation/is-below.ts'
import { Button, ButtonRow } from '../ui/basics/button.tsx'
import { Refusal } from '../ui/basics/refusal.tsx'
import { Page, Section } from '../ui/page/page.tsx'
import { PageHeader } from '../ui/page/page-header.tsx'

type Practice = PlaceOfClients['items'][number]

/** In place of a page that belongs to another of the person's practices: it says so, and leads there. */
export function OtherPracticePage({
  path,
  practices,
  current,
}: {
  path: string
  practices: readonly Practice[]
  /** The practice on screen; null where none is chosen. */
  current: string | null
}) {
  const change = useMutation(switchHere())
  const names = practices.map(({ clientName }) => clientName).join(t` und `)
  return (
    <Page>
      <PageHeader title={sayWhose(path, names)} />
      <Section>
        {current && (
          <p>
            <Trans>Sie sehen gerade {current}.</Trans>
          </p>
        )}
        <p>
          <Trans>
            Beim Wechseln öffnet sich die Seite dort. Was andere Fenster zeigen, bleibt.
          </Trans>
        </p>
        <Refusal error={change.error} />
        <ButtonRow>
          {practices.map(({ clientId, clientName }) => (
            <Button
              key={clientId}
              look="primary"
              isPending={change.isPending}
              onClick={() => change.mutate(clientId)}
            >
              <Trans>Zu {clientName} wechseln</Trans>
            </Button>
          ))}
        </ButtonRow>
        <p>
          <a href={pages.home}>
            <Trans>Zur Übersicht</Trans>
          </a>
        </p>
      </Section>
    </Page>
  )
}

function sayWhose(path: string, names: string): string {
  if (isBelow(path, pages.notices.list)) return t`Diese Mitteilung gehört zu ${names}`
  if (isBelow(path, pages.instructions.list)) return t`Diese Weisung gehört zu ${names}`
  if (isBelow(path, pages.receipts)) return t`Diese Quittungen gehören zu ${names}`
  if (isBelow(path, pages.evidence)) return t`Dieses Nachweisprotokoll gehört zu ${names}`
  if (isBelow(path, pages.documents.list)) return t`Diese Dokumente gehören zu ${names}`
  if (isBelow(path, pages.agreements.list) || isBelow(path, pages.offers.list))
    return t`Dieser Vertrag gehört zu ${names}`
  return t`Diese Seite gehört zu ${names}`
}
