import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import type { Client } from '@portal/domain/clients/contract'
import type { Audience, Notice } from '@portal/domain/notices/contract'
import { Banner } from '../../ui/basics/banner.tsx'
import { Button, ButtonRow } from '../../ui/basics/button.tsx'
import { Moment } from '../../ui/basics/moment.tsx'
import { valuesOf, type NoticeValues } from './notice-form.ts'
import { NoticeSheet } from '../notice-sheet.tsx'

/** Somebody else saved this draft meanwhile. Both texts are there; the person decides which one goes on. */
export const Changed = ({
  notice,
  clients,
  onChoose,
}: {
  notice: Notice
  clients: Client[]
  onChoose: (values: Partial<NoticeValues>) => void
}) => (
  <>
    <Banner tone="alarm" title={<Trans>Jemand hat diesen Entwurf inzwischen geändert</Trans>}>
      <p>
        <Trans>
          Es wurde nichts gespeichert, und nichts von Ihrem Text ist verloren. Hier steht der Stand
          vom <Moment at={notice.updatedAt} />. Welcher soll gelten?
        </Trans>
      </p>
    </Banner>
    <h2>
      <Trans>Inzwischen gespeicherter Stand</Trans>
    </h2>
    <NoticeSheet notice={notice} />
    <p>
      <Trans>Empfänger: {sayAudience(notice.audience, clients)}</Trans>
    </p>
    <ButtonRow>
      <Button onClick={() => onChoose({ version: notice.version })}>
        <Trans>Mit meinem Text weiterarbeiten</Trans>
      </Button>
      <Button onClick={() => onChoose(valuesOf(notice))}>
        <Trans>Den gespeicherten Stand übernehmen</Trans>
      </Button>
    </ButtonRow>
  </>
)

function sayAudience(audience: Audience | null, clients: Client[]): string {
  if (audience === null || audience === 'all') return t`alle Auftraggeber`
  return clients
    .filter(({ id }) => audience.clientIds.includes(id))
    .map(({ name }) => name)
    .join(', ')
}
