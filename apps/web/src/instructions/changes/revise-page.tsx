import { Trans, useLingui } from '@lingui/react/macro'
import type { Side } from '@portal/domain/access'
import { AppError } from '@portal/domain/fault'
import type { ReviseChange } from '@portal/domain/instructions/acts'
import type { DraftInstruction, Instruction } from '@portal/domain/instructions/contract'
import { differences } from '../../platform/form/differences.ts'
import { bindingRequest } from '../acts.ts'
import { InstructionAct, type OnInstruction } from '../binding/instruction-act.tsx'
import { DraftForm, valuesOf } from '../fields/draft-contract.ts'
import { WordingChanges } from '../wording/wording-changes.tsx'
import { proposedOf } from './change-contract.ts'
import { ChangeFields, ChangeReview } from './change-fields.tsx'

function assertChanged(instruction: Instruction, input: DraftInstruction) {
  if (differences(valuesOf(instruction), valuesOf(input)).length === 0)
    throw new AppError({ code: 'conflict', rule: 'nothing-changed' })
}

const revise = bindingRequest<ReviseChange>('revision')

/** Another wording of the own proposal: the other side has agreed to nothing, whatever it read before. */
export function RevisePage({ side, ...stepped }: OnInstruction & { side: Side }) {
  const { t } = useLingui()
  return (
    <InstructionAct
      {...stepped}
      move="revise"
      mover={side}
      act="change.proposed"
      schema={DraftForm}
      blank={valuesOf}
      words={() => ({
        title: t`Vorschlag ändern`,
        lead: (
          <Trans>
            Die andere Seite muss dem neuen Wortlaut zustimmen. Der alte bleibt als frühere Fassung
            erhalten.
          </Trans>
        ),
        act: <Trans>Verbindlich so vorschlagen</Trans>,
      })}
      renderFields={({ form }) => <ChangeFields form={form} />}
      check={assertChanged}
      renderReview={({ record: instruction, input }) => (
        <>
          <ChangeReview input={input} />
          <h3>
            <Trans>Was sich am Vorschlag ändert</Trans>
          </h3>
          <WordingChanges before={instruction} after={input} />
        </>
      )}
      declares={(_, input) => proposedOf(input)}
      send={(seen, input, secondFactor) => revise(seen, proposedOf(input), secondFactor)}
    />
  )
}
