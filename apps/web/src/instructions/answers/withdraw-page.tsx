import { Trans, useLingui } from '@lingui/react/macro'
import { WithdrawInstruction } from '@portal/domain/instructions/acts'
import { challengeOfInput } from '../../binding/challenge.ts'
import { withdrawInstruction } from '../acts.ts'
import { BindingPage } from '../binding/binding-page.tsx'
import { RemarkField, Said } from '../binding/said.tsx'
import type { Stepped } from '../binding/use-binding.ts'
import { Wording } from '../wording/wording.tsx'

const Reason = WithdrawInstruction.pick({ reason: true })

/** The client takes the instruction back; what was done by then stays done. */
export function WithdrawPage(stepped: Stepped) {
  const { t } = useLingui()
  return (
    <BindingPage
      {...stepped}
      move="withdraw"
      path="widerrufen"
      clause="§ 8.3"
      schema={Reason}
      blank={() => ({ reason: null })}
      words={({ validFrom }) => ({
        title: t({ context: 'act', message: 'Weisung widerrufen' }),
        lead: validFrom ? (
          <Trans>
            Die Weisung gilt dann ab sofort nicht mehr. Was nach ihr getan wurde, bleibt.
          </Trans>
        ) : (
          <Trans>
            Die Weisung wird dann nicht weiter ausgeführt. Was bis dahin getan ist, bleibt getan.
          </Trans>
        ),
        act: <Trans>Weisung verbindlich widerrufen</Trans>,
      })}
      renderAbout={({ instruction }) => (
        <Wording title={instruction.title} text={instruction.text} />
      )}
      renderFields={({ form }) => (
        <RemarkField
          label={t`Warum widerrufen Sie sie?`}
          maxLength={5_000}
          {...form.field('reason')}
        />
      )}
      renderReview={({ instruction, input }) => (
        <>
          <Wording title={instruction.title} text={instruction.text} />
          <Said
            rows={[
              [t`Sie widerrufen`, instruction.number ?? instruction.title],
              [t`Ihre Begründung`, input.reason ?? t`keine Angabe`],
            ]}
          />
        </>
      )}
      challenge={({ id }, input) => challengeOfInput('instruction.withdrawn', id, input)}
      send={withdrawInstruction}
    />
  )
}
