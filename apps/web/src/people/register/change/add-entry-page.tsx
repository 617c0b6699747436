import { Trans, useLingui } from '@lingui/react/macro'
import type { RegisterEntry } from '@portal/domain/people/contract'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm } from '../../../platform/form/form.ts'
import { Page, Section } from '../../../ui/page/page.tsx'
import { PageHeader } from '../../../ui/page/page-header.tsx'
import { ActSteps } from '../../binding/act-steps.tsx'
import { addEntry } from '../../acts.ts'
import { BackToPeople } from '../../back-to-people.tsx'
import { BothSidesTold } from '../both-sides-told.tsx'
import type { Circle } from '../../circle.ts'
import { Confirmation } from '../../binding/confirmation.tsx'
import { blankEntry, EntryForm } from '../entry-form.ts'
import { EntryFormBody, isOfForm } from './entry-form-body.tsx'
import { wordsOf } from '../entry-lines.ts'
import { EntryReview } from './entry-review.tsx'
import { membersQuery, registerQuery } from '../../queries.ts'
import { type Stepped, useReview } from '../../binding/use-review.ts'

/** §9: enters somebody who may instruct. */
export function AddEntryPage({
  circle,
  clientId,
  ...stepped
}: Stepped & { circle: Circle; clientId: string }) {
  const { t } = useLingui()
  const { data: members } = useSuspenseQuery(membersQuery(clientId))
  const { data: entries } = useSuspenseQuery(registerQuery(clientId))
  const known = { members, entries }
  const at = `${circle.home}/register/neu`
  const draft = `register neu ${clientId}`
  const [blank] = useState(blankEntry)
  const form = useForm(EntryForm, blank, draft)
  const act = useReview<RegisterEntry>(stepped, at, draft, form)
  const [refusal, setRefusal] = useState<Error | null>(null)
  const input = act.reviewed

  if (input)
    return (
      <Page key="review">
        <PageHeader
          title={t`Eintrag prüfen`}
          clause="§ 9"
          lead={
            <Trans>Noch ist nichts eingetragen. Lesen Sie, was gleich im Register steht.</Trans>
          }
        />
        <ActSteps current="review" />
        <Section title={<Trans>Genau dieser Eintrag</Trans>}>
          <EntryReview entry={wordsOf(form.values, known)} />
          <BothSidesTold />
        </Section>
        <Section title={<Trans>Bestätigen</Trans>}>
          <Confirmation
            act="authorised-person.added"
            subject={clientId}
            input={input}
            onConfirm={(secondFactor) => addEntry(clientId, input, secondFactor)}
            onDone={({ id }) => act.done(`${circle.home}/register/${id}?done=added`)}
            onRefused={(error) => {
              if (!isOfForm(error)) return
              setRefusal(error)
              act.withdraw()
            }}
            label={<Trans>Verbindlich eintragen</Trans>}
            backTo={at}
            backLabel={<Trans>Ändern</Trans>}
          />
        </Section>
      </Page>
    )
  return (
    <Page key="form">
      <PageHeader
        title={t`Person eintragen`}
        clause="§ 9"
        back={<BackToPeople circle={circle} />}
        lead={<Trans>Wer im Register steht, darf für den Auftraggeber Weisungen erteilen.</Trans>}
      />
      <ActSteps current="form" />
      <Section>
        <EntryFormBody
          form={form}
          known={known}
          refusal={refusal}
          onReview={(checked) => {
            setRefusal(null)
            act.review(checked)
          }}
          cancelTo={circle.home}
        />
      </Section>
    </Page>
  )
}
