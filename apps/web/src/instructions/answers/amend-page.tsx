import { Trans, useLingui } from '@lingui/react/macro'
import { AppError } from '@portal/domain/fault'
import type { AmendInstruction } from '@portal/domain/instructions/acts'
import type { DraftInstruction, Instruction } from '@portal/domain/instructions/contract'
import { bindingRequest } from '../acts.ts'
import { Attached } from '../papers/attachment-list.tsx'
import { AttachmentsEditor } from '../papers/attachments-editor.tsx'
import { InstructionAct, type OnInstruction } from '../binding/instruction-act.tsx'
import { ConcernDocument, openConcernOf } from '../matters/concern.tsx'
import { DraftForm, valuesOf } from '../fields/draft-contract.ts'
import { differences } from '../../platform/form/differences.ts'
import { EssentialFields } from '../fields/draft-fields.tsx'
import { Facts } from '../wording/facts.tsx'
import { PatientDataWarning } from '../fields/patient-data-warning.tsx'
import { ScopeFields } from '../fields/scope-fields.tsx'
import { TermFields } from '../fields/term-fields.tsx'
import { Wording } from '../wording/wording.tsx'
import { WordingChanges } from '../wording/wording-changes.tsx'

/** An instruction stays of its kind: the amendment says everything else. */
const amendment = ({ kind: _, ...input }: DraftInstruction) => input

function assertChanged(instruction: Instruction, input: DraftInstruction) {
  if (differences(valuesOf(instruction), valuesOf(input)).length === 0)
    throw new AppError({ code: 'conflict', rule: 'nothing-changed' })
}

const amend = bindingRequest<AmendInstruction>('amendment')

/** Another wording in answer to a concern (§10.2); the old one is kept. */
export function AmendPage(stepped: OnInstruction) {
  const { t } = useLingui()
  return (
    <InstructionAct
      {...stepped}
      move="amend"
      act="instruction.amended"
      schema={DraftForm}
      blank={valuesOf}
      words={() => ({
        title: t`Weisung ändern`,
        lead: (
          <Trans>
            Schreiben Sie die Weisung so, dass die Bedenken entfallen. Der alte Wortlaut bleibt als
            frühere Fassung erhalten.
          </Trans>
        ),
        act: <Trans>Geänderte Weisung verbindlich erteilen</Trans>,
      })}
      renderAbout={(instruction) => {
        const concern = openConcernOf(instruction)
        return concern && <ConcernDocument of={instruction.id} concern={concern} />
      }}
      renderFields={({ form, record: instruction, onOwn }) => (
        <>
          <EssentialFields form={form} isKindFixed />
          <div>
            <ScopeFields form={form} />
            <TermFields form={form} />
          </div>
          <AttachmentsEditor instruction={instruction} onOwn={onOwn} />
        </>
      )}
      check={assertChanged}
      renderReview={({ record: instruction, input }) => (
        <>
          <Wording
            head={<Trans>Genau dieser Wortlaut, Zeichen für Zeichen</Trans>}
            title={input.title}
            text={input.text}
          />
          <PatientDataWarning texts={[input.title, input.text]} />
          <Facts instruction={input} isWhole />
          <Attached instruction={instruction} />
          <h3>
            <Trans>Was sich ändert</Trans>
          </h3>
          <WordingChanges before={instruction} after={input} />
        </>
      )}
      declares={(_, input) => amendment(input)}
      send={(seen, input, secondFactor) => amend(seen, amendment(input), secondFactor)}
    />
  )
}
