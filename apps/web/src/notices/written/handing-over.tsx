import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { NoticeHanding } from '@portal/domain/notices/contract'
import { useMutation } from '@tanstack/react-query'
import { EndTaskButton } from '../../endings/end-task.tsx'
import { EndingNote } from '../../endings/ending-note.tsx'
import { formatNumber } from '../../platform/language/format.ts'
import { Banner } from '../../ui/basics/banner.tsx'
import { Button } from '../../ui/basics/button.tsx'
import { announce } from '../../ui/basics/live-region.tsx'
import { Refusal } from '../../ui/basics/refusal.tsx'
import { endHanding, handAgain, isUnderWay } from '../queries.ts'

/** What is still to come of a notice to many clients: that it is on its way, or that it does not get on. */
export function HandingOver({
  id,
  handing,
  mayWrite,
}: {
  id: string
  handing: NoticeHanding
  mayWrite: boolean
}) {
  if (!isUnderWay(handing)) return null
  if (handing.ending)
    return (
      <Banner title={<Trans>Die Übergabe ist beendet</Trans>}>
        <EndingNote ending={handing.ending} />
      </Banner>
    )
  if (handing.failedSince) return <Stuck id={id} handing={handing} mayWrite={mayWrite} />
  const reached = formatNumber(handing.reached)
  const clients = formatNumber(handing.clients)
  return (
    <Banner title={<Trans>Die Mitteilung wird gerade übergeben</Trans>}>
      <p>
        <Trans>
          {reached} von {clients} Auftraggebern haben sie. Die Zahlen darunter wachsen, bis alle sie
          haben.
        </Trans>
      </p>
    </Banner>
  )
}

function Stuck({
  id,
  handing: { clients, reached },
  mayWrite,
}: {
  id: string
  handing: NoticeHanding
  mayWrite: boolean
}) {
  const { t } = useLingui()
  const again = useMutation({
    ...handAgain(id),
    onSuccess: () => announce(t`Die Mitteilung wird erneut übergeben`),
  })
  const end = useMutation(endHanding(id))
  const missing = clients - reached
  const figure = formatNumber(missing)
  return (
    <>
      <Banner
        tone="alarm"
        title={plural(missing, {
          one: 'Ein Auftraggeber hat die Mitteilung noch nicht erhalten',
          other: `${figure} Auftraggeber haben die Mitteilung noch nicht erhalten`,
        })}
      >
        <p>
          <Trans>
            Mehrere Versuche sind fehlgeschlagen. Weder Mitteilung noch E-Mail sind dort angekommen;
            was schon angekommen ist, bleibt und kommt nicht doppelt. Hilft ein neuer Versuch nicht,
            wenden Sie sich an den Betrieb des Portals.
          </Trans>
        </p>
      </Banner>
      <Refusal error={again.error} />
      {mayWrite && (
        <div>
          <Button look="primary" isPending={again.isPending} onClick={() => again.mutate()}>
            <Trans>Jetzt erneut übergeben</Trans>
          </Button>
        </div>
      )}
      {mayWrite && (
        <EndTaskButton title={t`Übergabe beenden`} end={(reason) => end.mutateAsync({ reason })}>
          <p>
            <Trans>
              Wer die Mitteilung noch nicht hat, erhält sie dann nicht. Beenden Sie das nur, wenn
              niemand von ihnen sie braucht. Die Begründung steht im eigenen Protokoll des
              Auftragnehmers.
            </Trans>
          </p>
        </EndTaskButton>
      )}
    </>
  )
}
