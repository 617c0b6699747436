import { Trans, useLingui } from '@lingui/react/macro'
import type { Instruction } from '@portal/domain/instructions/contract'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useAct } from '../../binding/use-act.ts'
import { faultOf } from '../../platform/http/fault-of.ts'
import { Page, Section } from '../../ui/page/page.tsx'
import { PageHeader } from '../../ui/page/page-header.tsx'
import { changeDraft } from '../acts.ts'
import { addressOf } from '../binding/on-instruction.ts'
import { DraftForm, valuesOf } from '../fields/draft-contract.ts'
import { AttachmentsEditor } from '../papers/attachments-editor.tsx'
import { useIsAttaching } from '../papers/use-attaching.ts'
import { instructionQuery } from '../queries.ts'
import { DraftConflict } from './draft-conflict.tsx'
import { DraftFormBody } from './draft-form-body.tsx'
import { editName } from './draft-names.ts'
import { Rescue } from './rescue.tsx'
import { SubmissionSteps } from './submission-steps.tsx'

type Props = { maySubmit: boolean; go: (to: string) => void }

/** Changes a draft; where a colleague was faster, both states stand side by side and nothing is lost. */
export function EditInstructionPage({ id, ...props }: Props & { id: string }) {
  const { t } = useLingui()
  const { data: draft } = useSuspenseQuery(instructionQuery(id))
  return (
    <Page>
      <PageHeader
        title={t`Weisung ändern`}
        clause="§ 8.3"
        back={
          <a href={addressOf(id)}>
            <Trans>Zurück zum Entwurf</Trans>
          </a>
        }
      />
      <SubmissionSteps current="write" />
      <Section>
        <EditDraft draft={draft} {...props} />
      </Section>
    </Page>
  )
}

function EditDraft({ draft, maySubmit, go }: Props & { draft: Instruction }) {
  const { id } = draft
  const act = useAct({
    record: draft,
    go,
    draft: editName(id),
    schema: DraftForm,
    blank: valuesOf,
    // A save that changed nothing overtakes nobody.
    basis: valuesOf,
    isPossible: ({ status }) => status === 'draft',
    send: changeDraft,
    done: () => ({ to: addressOf(id) }),
    onRefused: (error) => form.refuse(error),
  })
  const { record, before, form, isOpen, isChanged } = act
  const isWaiting = useIsAttaching(id)
  const isGone = !isOpen || faultOf(act.error)?.code === 'not-found'
  if (isGone) return <Rescue draft={record} base={before} mine={form.values} go={go} />
  return (
    <DraftFormBody
      form={form}
      maySubmit={maySubmit}
      onRestart={act.isRestored ? act.onTakeStored : null}
      onSubmit={async (input) => act.send(input, async () => {})}
      cancelTo={addressOf(id)}
      attachments={<AttachmentsEditor instruction={draft} />}
      isPending={act.isPending}
      isWaiting={isWaiting || isChanged}
    >
      {isChanged && (
        <DraftConflict
          before={before}
          record={record}
          mine={form.values}
          onKeepMine={act.onSeen}
          onTakeStored={act.onTakeStored}
        />
      )}
    </DraftFormBody>
  )
}
