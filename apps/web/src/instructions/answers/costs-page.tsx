import { Trans, useLingui } from '@lingui/react/macro'
import { DecideCosts } from '@portal/domain/instructions/acts'
import type { Instruction } from '@portal/domain/instructions/contract'
import { z } from 'zod'
import { RadioGroup } from '../../ui/form/choice.tsx'
import { bindingRequest } from '../acts.ts'
import { InstructionAct, type OnInstruction } from '../binding/instruction-act.tsx'
import { EstimateDocument, openEstimateOf } from '../matters/cost-estimate.tsx'
import { sumsOf } from '../matters/sums.ts'
import { Said } from '../../binding/said.tsx'
import { RemarkField } from '../binding/remark-field.tsx'

const Decision = z
  .strictObject({ decision: z.enum(['approved', 'refused']), remark: DecideCosts.shape.remark })
  .transform(({ decision, remark }) => ({ approved: decision === 'approved', remark }))

/** The decision with the amount the person read: another one is refused. */
const withAmount = (instruction: Instruction, input: z.output<typeof Decision>) => ({
  ...input,
  amountCents: openEstimateOf(instruction)?.amountCents ?? 0,
})

const decide = bindingRequest<DecideCosts>('cost-approval')

/** The client takes the estimated costs on, or does not (§10.3). */
export function CostsPage(stepped: OnInstruction) {
  const { t } = useLingui()
  return (
    <InstructionAct
      {...stepped}
      move="approve_costs"
      act="costs.approved"
      schema={Decision}
      blank={() => ({ decision: null, remark: null })}
      words={() => ({
        title: t`Über die Kosten entscheiden`,
        lead: (
          <Trans>
            Entscheiden Sie, ob Sie die geschätzten Kosten übernehmen. Was Vertrag oder Gesetz
            ohnehin verlangen, darf Ihr Auftragnehmer davon nicht abhängig machen.
          </Trans>
        ),
        act: <Trans>Entscheidung verbindlich abgeben</Trans>,
      })}
      renderAbout={(instruction) => {
        const estimate = openEstimateOf(instruction)
        return estimate && <EstimateDocument estimate={estimate} />
      }}
      renderFields={({ form }) => (
        <>
          <RadioGroup
            label={t`Übernehmen Sie diese Kosten?`}
            options={[
              { value: 'approved', label: t`Ja, ich genehmige sie` },
              { value: 'refused', label: t`Nein, ich genehmige sie nicht` },
            ]}
            {...form.field('decision')}
          />
          <RemarkField maxLength={2_000} {...form.field('remark')} />
        </>
      )}
      renderReview={({ record: instruction, input }) => (
        <Said
          rows={[
            [
              t`Ihre Entscheidung`,
              input.approved ? t`Ich genehmige die Kosten.` : t`Ich genehmige die Kosten nicht.`,
            ],
            ...sumsOf(openEstimateOf(instruction)),
            [t`Wie sie berechnet sind`, openEstimateOf(instruction)?.basis],
            [t`Ihre Anmerkung`, input.remark],
          ]}
        />
      )}
      actOf={({ approved }) => (approved ? 'costs.approved' : 'costs.refused')}
      declares={withAmount}
      send={(seen, input, secondFactor) => decide(seen, withAmount(seen, input), secondFactor)}
    />
  )
}
