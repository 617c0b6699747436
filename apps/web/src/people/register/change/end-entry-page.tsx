import { Trans, useLingui } from '@lingui/react/macro'
import type { AuthorisedPerson, EndAuthorisedPerson } from '@portal/domain/people/contract'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm } from '../../../platform/form/form.ts'
import { germanToday } from '../../../platform/language/german-time.ts'
import { Page, Section } from '../../../ui/page/page.tsx'
import { PageHeader } from '../../../ui/page/page-header.tsx'
import { ActSteps } from '../../binding/act-steps.tsx'
import { endEntry } from '../../acts.ts'
import { BothSidesTold } from '../both-sides-told.tsx'
import type { Circle } from '../../circle.ts'
import { Confirmation } from '../../binding/confirmation.tsx'
import { EndForm } from './end-form.ts'
import { EndFormBody } from './end-form-body.tsx'
import { isOfForm } from './entry-form-body.tsx'
import { EndReview } from './end-review.tsx'
import { EntryChanged } from './entry-changed.tsx'
import { NobodyHere } from '../../nobody-here.tsx'
import { OverEntry } from './over-entry.tsx'
import { registerQuery } from '../../queries.ts'
import { standingOf } from '../standing.ts'
import { type Stepped, useReview } from '../../binding/use-review.ts'

type Props = Stepped & { circle: Circle; clientId: string }

/** §9: ends an entry, at once or after a day. */
export function EndEntryPage({ personId, ...props }: Props & { personId: string }) {
  const { data: entries } = useSuspenseQuery(registerQuery(props.clientId))
  const entry = entries.find(({ id }) => id === personId)
  if (!entry) return <NobodyHere circle={props.circle} />
  if (standingOf(entry) === 'past') return <OverEntry entry={entry} circle={props.circle} />
  return <EndEntry entry={entry} entries={entries} {...props} />
}

function EndEntry({
  entry,
  entries,
  circle,
  clientId,
  ...stepped
}: Props & { entry: AuthorisedPerson; entries: AuthorisedPerson[] }) {
  const { t } = useLingui()
  const { id, name } = entry
  const page = `${circle.home}/register/${id}`
  const at = `${page}/beenden`
  const draft = `register ende ${id}`
  // What the person decides about is the entry they saw, not the one that came since.
  const [seen, setSeen] = useState(entry)
  const form = useForm(EndForm, { when: null, lastDay: null }, draft)
  const act = useReview<EndAuthorisedPerson>(stepped, at, draft, form)
  const [refusal, setRefusal] = useState<Error | null>(null)
  const input = act.reviewed
  const isChanged = seen.version !== entry.version
  const deputies = entries.filter((each) => each.deputyOfId === id && standingOf(each) !== 'past')

  if (input && !isChanged)
    return (
      <Page key="review">
        <PageHeader
          title={t`Beenden prüfen`}
          clause="§ 9"
          lead={<Trans>Noch ist nichts beendet.</Trans>}
        />
        <ActSteps current="review" />
        <Section title={<Trans>Genau das geschieht</Trans>}>
          <EndReview entry={entry} lastDay={input.lastDay} deputies={deputies} />
          <BothSidesTold />
        </Section>
        <Section title={<Trans>Bestätigen</Trans>}>
          <Confirmation
            act="authorised-person.ended"
            subject={id}
            input={input}
            onConfirm={(secondFactor) => endEntry(clientId, seen, input, secondFactor)}
            onRefused={(error) => {
              if (!isOfForm(error)) return
              setRefusal(error)
              act.withdraw()
            }}
            onDone={() => act.done(`${page}?done=ended`)}
            label={<Trans>Verbindlich beenden</Trans>}
            backTo={at}
            backLabel={<Trans>Ändern</Trans>}
          />
        </Section>
      </Page>
    )
  return (
    <Page key="form">
      <PageHeader
        title={t`Weisungsberechtigung beenden`}
        clause="§ 9"
        back={<a href={page}>{name}</a>}
      />
      <ActSteps current="form" />
      <Section>
        {isChanged && (
          <EntryChanged
            before={seen}
            now={entry}
            onSeen={() => {
              act.withdraw()
              setSeen(entry)
            }}
          />
        )}
        <EndFormBody
          form={form}
          name={name}
          earliest={entry.validFrom > germanToday() ? entry.validFrom : germanToday()}
          latest={entry.validUntil}
          refusal={refusal}
          isBlocked={isChanged}
          onReview={(checked) => {
            setRefusal(null)
            act.review(checked)
          }}
          cancelTo={page}
        />
      </Section>
    </Page>
  )
}
