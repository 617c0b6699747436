import { Trans, useLingui } from '@lingui/react/macro'
import { DeclineInstruction } from '@portal/domain/instructions/acts'
import { Banner } from '../../ui/basics/banner.tsx'
import { TextArea } from '../../ui/form/text-field.tsx'
import { Said } from '../../binding/said.tsx'
import { ProcessingPage } from '../binding/processing-page.tsx'
import type { FormOf } from '../../platform/form/form.ts'
import { declineInstruction } from '../queries.ts'

/** The provider does not carry the instruction out and says why; the client learns what §2 allows it then. */
export function DeclinePage({ id, go }: { id: string; go: (to: string) => void }) {
  const { t } = useLingui()
  return (
    <ProcessingPage
      id={id}
      go={go}
      move="decline"
      schema={DeclineInstruction}
      blank={() => ({ reason: '' })}
      send={declineInstruction}
      look="danger"
      words={({ number, clientName }) => ({
        title: t`Weisung ablehnen`,
        consequence: (
          <Trans>
            {clientName} erhält Ihre Begründung zur Weisung {number} sofort und darf den Vertrag
            nach § 2 außerordentlich kündigen. Zurücknehmen lässt sich die Ablehnung nicht.
          </Trans>
        ),
        act: <Trans>Weisung ablehnen</Trans>,
        done: t`Die Weisung ist abgelehnt.`,
      })}
      renderReview={({ reason }) => <Said rows={[[t`Begründung`, reason]]} />}
      Fields={ReasonFields}
    />
  )
}

function ReasonFields({ form }: { form: FormOf<typeof DeclineInstruction> }) {
  const { t } = useLingui()
  return (
    <>
      <Banner tone="caution" title={<Trans>Eine Ablehnung hat Folgen (§ 2).</Trans>}>
        <p>
          <Trans>
            Führen Sie eine Weisung nicht aus, darf der Auftraggeber den Vertrag außerordentlich
            kündigen.
          </Trans>
        </p>
      </Banner>
      <TextArea
        label={t`Begründung`}
        description={t`Warum können oder wollen Sie sie nicht ausführen, und was schlagen Sie stattdessen vor? Der Auftraggeber liest genau diesen Text.`}
        maxLength={5_000}
        {...form.field('reason')}
      />
    </>
  )
}
