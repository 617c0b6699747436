import { Trans, useLingui } from '@lingui/react/macro'
import type { Instruction } from '@portal/domain/instructions/contract'
import { Section } from '../../ui/page/page.tsx'
import { saidOf } from '../matter.ts'
import { ConcernDocument, openConcernOf } from './concern.tsx'
import { EstimateDocument, openEstimateOf } from './cost-estimate.tsx'

/** What waits for the client's answer. */
export function Matters({ instruction }: { instruction: Instruction }) {
  const { t } = useLingui()
  const concern = openConcernOf(instruction)
  const estimate = openEstimateOf(instruction)
  return (
    <>
      {concern && (
        <Section title={saidOf(instruction)(t`Bedenken gegen die Weisung`)} clause="§ 10.2">
          <ConcernDocument of={instruction.id} concern={concern} />
        </Section>
      )}
      {estimate && (
        <Section title={<Trans>Was es kosten soll</Trans>} clause="§ 10.3">
          <EstimateDocument estimate={estimate} />
        </Section>
      )}
    </>
  )
}

/** The concerns and estimates that were answered: they stay on record. */
export function Answered({ instruction }: { instruction: Instruction }) {
  const concerns = instruction.concerns.filter(({ answer }) => answer !== null)
  const estimates = instruction.costEstimates.filter(({ decision }) => decision !== null)
  return (
    <>
      {concerns.length > 0 && (
        <Section title={<Trans>Frühere Bedenken</Trans>} clause="§ 10.2">
          {concerns.map((concern) => (
            <ConcernDocument key={concern.sequence} of={instruction.id} concern={concern} />
          ))}
        </Section>
      )}
      {estimates.length > 0 && (
        <Section title={<Trans>Kosten</Trans>} clause="§ 10.3">
          {estimates.map((estimate) => (
            <EstimateDocument key={estimate.sequence} estimate={estimate} />
          ))}
        </Section>
      )}
    </>
  )
}
