import { Trans, useLingui } from '@lingui/react/macro'
import type { Instruction } from '@portal/domain/instructions/contract'
import { useMutation, useSuspenseQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { draftOf } from '../../platform/form/drafts.ts'
import { faultOf } from '../../platform/http/fault-of.ts'
import { Page, Section } from '../../ui/page/page.tsx'
import { PageHeader } from '../../ui/page/page-header.tsx'
import { AttachmentsEditor } from '../papers/attachments-editor.tsx'
import { Conflict } from './conflict.tsx'
import { differences } from '../fields/draft-contract.ts'
import { useDraftForm } from '../fields/draft-form.ts'
import { DraftFormBody } from './draft-form-body.tsx'
import { baseOf, editName, forgetEdit, keepBase, keptBase } from './kept-edit.ts'
import { changeDraft, instructionQuery } from '../queries.ts'
import { Rescue } from './rescue.tsx'
import { SubmissionSteps } from './submission-steps.tsx'
import { useIsAttaching } from '../papers/use-attaching.ts'

type Props = { maySubmit: boolean; go: (to: string) => void }

/** Changes a draft; where a colleague was faster, both states stand side by side and nothing is lost. */
export function EditInstructionPage({ id, ...props }: Props & { id: string }) {
  const { t } = useLingui()
  const { data: draft } = useSuspenseQuery(instructionQuery(id))
  const [attempt, setAttempt] = useState(0)
  return (
    <Page>
      <PageHeader
        title={t`Weisung ändern`}
        clause="§ 8.3"
        back={
          <a href={`/weisungen/${id}`}>
            <Trans>Zurück zum Entwurf</Trans>
          </a>
        }
      />
      <SubmissionSteps current="write" />
      <Section>
        <EditDraft
          key={attempt}
          draft={draft}
          onRestart={() => {
            forgetEdit(id)
            setAttempt(attempt + 1)
          }}
          {...props}
        />
      </Section>
    </Page>
  )
}

function EditDraft({
  draft,
  maySubmit,
  go,
  onRestart,
}: Props & { draft: Instruction; onRestart: () => void }) {
  const { id } = draft
  const [base, setBase] = useState(() => keptBase(draft))
  const [isRestored] = useState(() => draftOf(editName(id)) !== null)
  useEffect(() => keepBase(id, base), [id, base])
  const form = useDraftForm(base.values, editName(id))
  const stored = baseOf(draft)
  const theirs = differences(base.values, stored.values)
  // A save that changed nothing overtakes nobody.
  const version = theirs.length === 0 ? stored.version : base.version
  const change = useMutation(changeDraft({ id, version }))
  const isWaiting = useIsAttaching(id)
  const isGone = draft.status !== 'draft' || faultOf(form.refusal)?.code === 'not-found'

  /** Takes over what the colleague changed and this person did not. */
  function keepMine() {
    const mine = differences(base.values, form.values)
    const untouched = theirs.filter((field) => !mine.includes(field))
    form.set(Object.fromEntries(untouched.map((field) => [field, stored.values[field]])))
    setBase(stored)
  }

  if (isGone) return <Rescue draft={draft} base={base.values} mine={form.values} go={go} />
  return (
    <DraftFormBody
      form={form}
      maySubmit={maySubmit}
      onRestart={isRestored ? onRestart : null}
      onSubmit={async (input) => {
        await change.mutateAsync(input)
        forgetEdit(id)
        go(`/weisungen/${id}`)
      }}
      cancelTo={`/weisungen/${id}`}
      attachments={<AttachmentsEditor instruction={draft} />}
      isWaiting={isWaiting}
    >
      {theirs.length > 0 && !change.isPending && !change.isSuccess && (
        <Conflict
          changedAt={draft.updatedAt}
          fields={theirs}
          base={base.values}
          stored={stored.values}
          mine={form.values}
          onKeepMine={keepMine}
          onTakeStored={onRestart}
        />
      )}
    </DraftFormBody>
  )
}
