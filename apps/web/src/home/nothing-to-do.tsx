import { Trans } from '@lingui/react/macro'
import type { Side } from '@portal/domain/access'
import { pages } from '@portal/domain/addresses'
import { EmptyState } from '../ui/basics/empty-state.tsx'
import type { May } from './say-task.tsx'

export const NothingToDo = ({ side, may }: { side: Side; may: May }) =>
  side === 'client' ? (
    <EmptyState
      title={
        may('notices.acknowledge') ? (
          <Trans>Alles gelesen, nichts offen.</Trans>
        ) : (
          <Trans>Es gibt nichts Neues.</Trans>
        )
      }
    >
      <p>
        <Trans>
          Sobald wir Ihnen etwas mitteilen müssen oder etwas auf Ihre Antwort wartet, steht es hier.
          Sie erhalten dann auch eine E-Mail.
        </Trans>
      </p>
      {may('instructions.draft') && (
        <p>
          <a href={pages.instructions.new}>
            <Trans>Eine Weisung erteilen</Trans>
          </a>
        </p>
      )}
    </EmptyState>
  ) : (
    <EmptyState title={<Trans>Keine Weisung wartet, jede Mitteilung ist angekommen.</Trans>}>
      <p>
        <Trans>
          Neue Weisungen, ungelesene Mitteilungen und unzustellbare E-Mails erscheinen hier von
          selbst.
        </Trans>
      </p>
    </EmptyState>
  )
