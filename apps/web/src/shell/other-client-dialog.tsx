import { Trans } from '@lingui/react/macro'
import { useMutation, useQuery } from '@tanstack/react-query'
import { sessionElsewhereQuery, switchBack } from '../accounts/queries.ts'
import { activeClient } from '../platform/http/active-client.ts'
import { Button, ButtonRow } from '../ui/basics/button.tsx'
import { Dialog } from '../ui/basics/dialog.tsx'
import { announce } from '../ui/basics/live-region.tsx'
import { Refusal } from '../ui/basics/refusal.tsx'

/** Another window switched the client: nothing was done, and this one says where it stands before it goes on. */
export function OtherClientDialog({ reload = () => location.reload() }: { reload?: () => void }) {
  const { data: elsewhere } = useQuery(sessionElsewhereQuery())
  const back = useMutation(switchBack())
  const other = elsewhere?.activeClient?.name
  const mine = elsewhere?.memberships.find(
    ({ clientId }) => clientId === activeClient(),
  )?.clientName
  return (
    <Dialog
      title={
        other ? (
          <Trans>In einem anderen Fenster haben Sie zu {other} gewechselt</Trans>
        ) : (
          <Trans>In einem anderen Fenster haben Sie den Auftraggeber gewechselt</Trans>
        )
      }
      isOpen
      onClose={() => announce('')}
    >
      <p>
        {mine ? (
          <Trans>
            Dieses Fenster zeigt noch {mine}. Es wurde nichts geändert, und was Sie eingegeben
            haben, steht noch da.
          </Trans>
        ) : (
          <Trans>
            Dieses Fenster zeigt noch die vorige. Es wurde nichts geändert, und was Sie eingegeben
            haben, steht noch da.
          </Trans>
        )}
      </p>
      <Refusal error={back.error} />
      <ButtonRow>
        <Button look="primary" isPending={back.isPending} onClick={() => back.mutate()}>
          <Trans>Hierher zurück wechseln</Trans>
        </Button>
        <Button onClick={reload}>
          <Trans>Seite neu laden</Trans>
        </Button>
      </ButtonRow>
    </Dialog>
  )
}
