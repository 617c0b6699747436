import { Trans, useLingui } from '@lingui/react/macro'
import type { Instruction } from '@portal/domain/instructions/contract'
import type { FormOf } from '../../platform/form/form.ts'
import { correctEntry } from '../acts.ts'
import { Said } from '../../binding/said.tsx'
import { ProcessingPage } from '../binding/processing-page.tsx'
import { EssentialFields } from '../fields/draft-fields.tsx'
import { ScopeFields } from '../fields/scope-fields.tsx'
import { TermFields } from '../fields/term-fields.tsx'
import { formatInstant } from '../../platform/language/format.ts'
import { say } from '../../platform/language/i18n.ts'
import { instructionKindWords } from '../words.ts'
import { CorrectionForm, entryOf } from './entry-contract.ts'
import { EntryFields } from './entry-fields.tsx'

/** The provider corrects what it entered, as long as nobody of the client stands by it. */
export function CorrectPage({ id, go }: { id: string; go: (to: string) => void }) {
  const { t } = useLingui()
  return (
    <ProcessingPage
      id={id}
      go={go}
      move="correct"
      schema={CorrectionForm}
      blank={entryOf}
      send={correctEntry}
      words={({ number, clientName }) => ({
        title: t`Eintrag berichtigen`,
        consequence: (
          <Trans>
            {clientName} wird benachrichtigt. Was bisher zur Weisung {number} eingetragen war,
            bleibt als frühere Fassung erhalten.
          </Trans>
        ),
        act: <Trans>Eintrag berichtigen</Trans>,
        done: t`Der Eintrag ist berichtigt.`,
      })}
      renderReview={({ kind, title, text, toldBy, toldAt, note }) => (
        <Said
          rows={[
            [t`Art`, say(instructionKindWords[kind])],
            [t`Titel`, title],
            [t`Wortlaut der Weisung`, text],
            [t`Von`, toldBy],
            [t`Mitgeteilt oder eingegangen am`, formatInstant(toldAt)],
            [t`Anmerkung`, note ?? t`keine Angabe`],
          ]}
        />
      )}
      Fields={Fields}
    />
  )
}

const Fields = ({
  form,
  instruction,
}: {
  form: FormOf<typeof CorrectionForm>
  instruction: Instruction
}) => (
  <>
    <EntryFields form={form} clientId={instruction.clientId} channel={instruction.channel} />
    <EssentialFields form={form} isWrittenDown />
    <div>
      <ScopeFields form={form} />
      <TermFields form={form} />
    </div>
  </>
)
