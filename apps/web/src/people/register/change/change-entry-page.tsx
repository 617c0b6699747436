import { Trans, useLingui } from '@lingui/react/macro'
import type { AuthorisedPerson, RegisterEntry } from '@portal/domain/people/contract'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { forgetDraft } from '../../../platform/form/drafts.ts'
import { useForm } from '../../../platform/form/form.ts'
import { germanToday } from '../../../platform/language/german-time.ts'
import { Page, Section } from '../../../ui/page/page.tsx'
import { PageHeader } from '../../../ui/page/page-header.tsx'
import { ActSteps } from '../../binding/act-steps.tsx'
import { changeEntry } from '../../acts.ts'
import { BothSidesTold } from '../both-sides-told.tsx'
import type { Circle } from '../../circle.ts'
import { Confirmation } from '../../binding/confirmation.tsx'
import { EntryConflict } from './entry-conflict.tsx'
import { differences, EntryForm, valuesOf } from '../entry-form.ts'
import { EntryFormBody, isOfForm } from './entry-form-body.tsx'
import { type Known, wordsOf } from '../entry-lines.ts'
import { EntryReview } from './entry-review.tsx'
import { OverEntry } from './over-entry.tsx'
import { membersQuery, registerQuery } from '../../queries.ts'
import { standingOf } from '../standing.ts'
import { useBase } from '../../binding/use-base.ts'
import { type Stepped, useReview } from '../../binding/use-review.ts'
import { NobodyHere } from '../../nobody-here.tsx'

type Props = Stepped & { circle: Circle; clientId: string }

/** §9: changes an entry as a whole; what it was stays in its history. */
export function ChangeEntryPage({ personId, ...props }: Props & { personId: string }) {
  const { data: members } = useSuspenseQuery(membersQuery(props.clientId))
  const { data: entries } = useSuspenseQuery(registerQuery(props.clientId))
  const [attempt, setAttempt] = useState(0)
  const entry = entries.find(({ id }) => id === personId)
  if (!entry) return <NobodyHere circle={props.circle} />
  if (standingOf(entry) === 'past') return <OverEntry entry={entry} circle={props.circle} />
  return (
    <ChangeEntry
      key={attempt}
      entry={entry}
      known={{ members, entries }}
      onRestart={() => setAttempt(attempt + 1)}
      {...props}
    />
  )
}

function ChangeEntry({
  entry,
  known,
  circle,
  clientId,
  onRestart,
  ...stepped
}: Props & { entry: AuthorisedPerson; known: Known; onRestart: () => void }) {
  const { t } = useLingui()
  const page = `${circle.home}/register/${entry.id}`
  const at = `${page}/aendern`
  const draft = `register ${entry.id}`
  const stored = { version: entry.version, values: valuesOf(entry) }
  const { base, setBase, forget } = useBase(draft, stored)
  const form = useForm(EntryForm, base.values, draft)
  const act = useReview<RegisterEntry>(stepped, at, draft, form)
  const [refusal, setRefusal] = useState<Error | null>(null)
  const [isDone, setDone] = useState(false)
  const theirs = isDone ? [] : differences(base.values, stored.values)
  // A write that changed nothing overtakes nobody.
  const version = theirs.length === 0 ? stored.version : base.version
  const input = theirs.length === 0 ? act.reviewed : null

  /** Takes over what somebody else changed and this person did not. */
  function keepMine() {
    const mine = differences(base.values, form.values)
    const untouched = theirs.filter((field) => !mine.includes(field))
    form.set(Object.fromEntries(untouched.map((field) => [field, stored.values[field]])))
    setBase(stored)
    act.withdraw()
  }
  function takeStored() {
    forget()
    forgetDraft(draft)
    onRestart()
  }

  if (input)
    return (
      <Page key="review">
        <PageHeader
          title={t`Änderung prüfen`}
          clause="§ 9"
          lead={<Trans>Noch ist nichts geändert. Lesen Sie, was gleich im Register steht.</Trans>}
        />
        <ActSteps current="review" />
        <Section title={<Trans>Genau dieser Eintrag</Trans>}>
          <EntryReview entry={wordsOf(form.values, known)} before={wordsOf(stored.values, known)} />
          <BothSidesTold />
        </Section>
        <Section title={<Trans>Bestätigen</Trans>}>
          <Confirmation
            act="authorised-person.changed"
            subject={entry.id}
            input={input}
            onConfirm={async (secondFactor) => {
              const changed = await changeEntry(
                clientId,
                { id: entry.id, version },
                input,
                secondFactor,
              )
              setDone(true)
              return changed
            }}
            onDone={() => {
              forget()
              act.done(`${page}?done=changed`)
            }}
            onRefused={(error) => {
              if (!isOfForm(error)) return
              setRefusal(error)
              act.withdraw()
            }}
            label={<Trans>Verbindlich ändern</Trans>}
            backTo={at}
            backLabel={<Trans>Weiter ändern</Trans>}
          />
        </Section>
      </Page>
    )
  return (
    <Page key="form">
      <PageHeader title={t`Eintrag ändern`} clause="§ 9" back={<a href={page}>{entry.name}</a>} />
      <ActSteps current="form" />
      <Section>
        <EntryFormBody
          form={form}
          known={known}
          except={entry.id}
          begun={entry.validFrom <= germanToday() ? entry : null}
          refusal={refusal}
          onReview={(checked) => {
            setRefusal(null)
            act.review(checked)
          }}
          cancelTo={page}
        >
          {theirs.length > 0 && (
            <EntryConflict
              fields={theirs}
              base={base.values}
              stored={stored.values}
              mine={form.values}
              known={known}
              onKeepMine={keepMine}
              onTakeStored={takeStored}
            />
          )}
        </EntryFormBody>
      </Section>
    </Page>
  )
}
