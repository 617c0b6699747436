import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { draftOf, forgetDraft } from '../../platform/form/drafts.ts'
import { Page, Section } from '../../ui/page/page.tsx'
import { PageHeader } from '../../ui/page/page-header.tsx'
import { BackToList } from '../back-to-list.tsx'
import { blankDraft } from '../fields/draft-contract.ts'
import { useDraftForm } from '../fields/draft-form.ts'
import { DraftFormBody } from './draft-form-body.tsx'
import { newDraftName } from './kept-edit.ts'
import { createDraft } from '../queries.ts'
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
  const [attempt, setAttempt] = useState(0)
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
        <NewDraft
          key={attempt}
          maySubmit={maySubmit}
          go={go}
          onRestart={() => {
            forgetDraft(newDraftName)
            setAttempt(attempt + 1)
          }}
        />
      </Section>
    </Page>
  )
}

function NewDraft({
  maySubmit,
  go,
  onRestart,
}: {
  maySubmit: boolean
  go: (to: string) => void
  onRestart: () => void
}) {
  const [isRestored] = useState(() => draftOf(newDraftName) !== null)
  const form = useDraftForm(blankDraft, newDraftName)
  const create = useMutation(createDraft())
  return (
    <DraftFormBody
      form={form}
      maySubmit={maySubmit}
      onRestart={isRestored ? onRestart : null}
      onSubmit={async (draft) => {
        const { id } = await create.mutateAsync(draft)
        go(`/weisungen/${id}`)
      }}
      cancelTo="/weisungen"
    />
  )
}
