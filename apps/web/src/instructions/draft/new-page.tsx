import { Trans, useLingui } from '@lingui/react/macro'
import { pages } from '@portal/domain/addresses'
import { useAct } from '../../binding/use-act.ts'
import { Page, Section } from '../../ui/page/page.tsx'
import { PageHeader } from '../../ui/page/page-header.tsx'
import { createDraft } from '../acts.ts'
import { addressOf } from '../binding/on-instruction.ts'
import { BackToList } from '../back-to-list.tsx'
import { blankDraft, DraftForm } from '../fields/draft-contract.ts'
import { DraftFormBody } from './draft-form-body.tsx'
import { newDraftName } from './draft-names.ts'
import { SubmissionSteps } from './submission-steps.tsx'

/** The first step of an instruction. What is typed stays in this tab, what is saved on the server. */
export function NewInstructionPage({
  maySubmit,
  go,
}: {
  maySubmit: boolean
  go: (to: string) => void
}) {
  const { t } = useLingui()
  const act = useAct({
    record: null,
    go,
    draft: newDraftName,
    schema: DraftForm,
    blank: () => blankDraft,
    basis: () => ({}),
    send: (_, input) => createDraft(input),
    done: ({ id }) => ({ to: addressOf(id) }),
    onRefused: (error) => form.refuse(error),
  })
  const { form } = act
  return (
    <Page>
      <PageHeader
        title={t`Neue Weisung`}
        clause="§ 8.3"
        back={<BackToList />}
        lead={
          <p>
            <Trans>
              Schreiben Sie in Ruhe. Verbindlich wird nichts, bevor es geprüft und mit einem Code
              bestätigt ist. Anlagen fügen Sie hinzu, sobald der Entwurf gespeichert ist.
            </Trans>
          </p>
        }
      />
      <SubmissionSteps current="write" />
      <Section>
        <DraftFormBody
          form={form}
          maySubmit={maySubmit}
          onRestart={act.isRestored ? act.onTakeStored : null}
          onSubmit={async (input) => act.send(input, async () => {})}
          cancelTo={pages.instructions.list}
          isPending={act.isPending}
        />
      </Section>
    </Page>
  )
}
