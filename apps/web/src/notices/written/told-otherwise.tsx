import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { OtherChannel, TellOtherwise } from '@portal/domain/endings/contract'
import type { NoticeRecipient } from '@portal/domain/notices/contract'
import { useMutation } from '@tanstack/react-query'
import { EndingDialog, EndingForm } from '../../endings/ending-dialog.tsx'
import { EndingNote } from '../../endings/ending-note.tsx'
import { useForm } from '../../platform/form/form.ts'
import { say } from '../../platform/language/i18n.ts'
import { Moment } from '../../ui/basics/moment.tsx'
import { DateTimeField } from '../../ui/form/date-time-field.tsx'
import { Select } from '../../ui/form/select.tsx'
import { TextArea, TextField } from '../../ui/form/text-field.tsx'
import { tellOtherwise } from '../queries.ts'

const channelWords: Record<OtherChannel, MessageDescriptor> = {
  letter: msg`durch einen Brief`,
  call: msg`durch einen Anruf`,
  in_person: msg`persönlich`,
  other: msg`auf anderem Weg`,
  none: msg`gar nicht: es gibt niemanden zu benachrichtigen`,
}

/** Whether a client was told on another way than by the portal; else how to put that down. */
export function ToldOtherwise({
  noticeId,
  recipient,
  mayEnd,
}: {
  noticeId: string
  recipient: NoticeRecipient
  mayEnd: boolean
}) {
  const { t } = useLingui()
  const { toldOtherwise: told, acknowledgedAt, clientName } = recipient
  if (told)
    return (
      <>
        <p>
          {say(channelWords[told.channel])}
          {told.told && (
            <>
              {', '}
              <Moment at={told.told.at} />
              {told.told.whom && `, ${told.told.whom}`}
            </>
          )}
        </p>
        <EndingNote ending={told} />
      </>
    )
  if (acknowledgedAt !== null || !mayEnd) return null
  return (
    <EndingDialog
      opener={<Trans>Festhalten</Trans>}
      title={t`Auf anderem Weg benachrichtigt: ${clientName}`}
    >
      {(close) => (
        <>
          <p>
            <Trans>
              Wo das Portal niemanden erreicht, zählt der Brief oder Anruf. Halten Sie fest, wann
              und wen Sie erreicht haben und womit sich das belegen lässt. Die Mitteilung gilt dort
              dann nicht mehr als unbemerkt.
            </Trans>
          </p>
          <TellForm noticeId={noticeId} clientId={recipient.clientId} close={close} />
        </>
      )}
    </EndingDialog>
  )
}

function TellForm({
  noticeId,
  clientId,
  close,
}: {
  noticeId: string
  clientId: string
  close: () => void
}) {
  const { t } = useLingui()
  const tell = useMutation(tellOtherwise(noticeId, clientId))
  const form = useForm(TellOtherwise, { channel: null, told: null, reason: '' })
  const { channel, told } = form.values
  const change = (part: { at?: string | null; whom?: string }) => {
    const { at = '', whom = null } = { ...told, ...part }
    form.set({ told: { at: at ?? '', whom: whom === '' ? null : whom } })
  }
  const field = form.field('told')
  return (
    <EndingForm
      form={form}
      send={(input) => tell.mutateAsync(input)}
      yes={<Trans>Festhalten</Trans>}
      said={t`Festgehalten`}
      close={close}
    >
      <Select
        label={t`Wie?`}
        {...form.field('channel')}
        options={OtherChannel.options.map((value) => ({ value, label: say(channelWords[value]) }))}
        onChange={(value) =>
          form.set({ channel: value, told: value === 'none' ? null : form.values.told })
        }
      />
      {channel !== 'none' && (
        <>
          <DateTimeField
            label={t`Wann zugegangen oder gesprochen?`}
            value={told?.at || null}
            onChange={(at) => change({ at })}
            errorMessage={field.errorMessage}
          />
          <TextField
            label={t`Wen erreicht?`}
            optional
            value={told?.whom ?? ''}
            onChange={(whom) => change({ whom })}
            maxLength={200}
          />
        </>
      )}
      <TextArea
        label={t`Beleg oder Begründung`}
        description={t`Zum Beispiel die Sendungsnummer. Sie steht unveränderlich im Nachweisprotokoll des Auftraggebers.`}
        maxLength={2_000}
        {...form.field('reason')}
      />
    </EndingForm>
  )
}
