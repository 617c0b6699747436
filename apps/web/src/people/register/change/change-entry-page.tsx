import { Trans, useLingui } from '@lingui/react/macro'
import { at, peoplePages } from '@portal/domain/addresses'
import type { AuthorisedPerson } from '@portal/domain/people/contract'
import { useSuspenseQuery } from '@tanstack/react-query'
import { withQuery } from '../../../platform/navigation/with-query.ts'
import type { Stepped } from '../../../binding/binding.ts'
import { BindingPage } from '../../../binding/binding-page.tsx'
import { challengeOfInput } from '../../../binding/challenge.ts'
import { germanToday } from '../../../platform/language/german-time.ts'
import { changeEntry } from '../../acts.ts'
import { type Circle, entryPage } from '../../circle.ts'
import { NobodyHere } from '../../nobody-here.tsx'
import { membersQuery, registerQuery } from '../../queries.ts'
import { BothSidesTold } from '../both-sides-told.tsx'
import { EntryForm, valuesOf } from '../entry-form.ts'
import { type Known, wordsOf } from '../entry-lines.ts'
import { isValid } from '../standing.ts'
import { blamedOf } from './blamed-of.ts'
import { EntryConflict } from './entry-conflict.tsx'
import { EntryFields } from './entry-fields.tsx'
import { EntryOver } from './entry-over.tsx'
import { EntryReview } from './entry-review.tsx'

type Props = Stepped & { circle: Circle; clientId: string }

/** §9: changes an entry as a whole; what it was stays in its history. */
export function ChangeEntryPage({ personId, ...props }: Props & { personId: string }) {
  const { data: members } = useSuspenseQuery(membersQuery(props.clientId))
  const { data: entries } = useSuspenseQuery(registerQuery(props.clientId))
  const entry = entries.find(({ id }) => id === personId)
  if (!entry) return <NobodyHere circle={props.circle} />
  return <ChangeEntry entry={entry} known={{ members, entries }} {...props} />
}

function ChangeEntry({
  entry,
  known,
  circle,
  clientId,
  ...stepped
}: Props & { entry: AuthorisedPerson; known: Known }) {
  const { t } = useLingui()
  const { id, name } = entry
  const page = entryPage(circle, id)
  return (
    <BindingPage
      {...stepped}
      record={entry}
      basis={valuesOf}
      isPossible={isValid}
      at={at(peoplePages(circle.home).changeEntry, { personId: id })}
      home={page}
      back={<a href={page}>{isValid(entry) ? name : <Trans>Zum Eintrag</Trans>}</a>}
      clause="§ 9"
      ends="done"
      draft={`register ${id}`}
      schema={EntryForm}
      blank={valuesOf}
      words={(record) => ({
        title: isValid(record) ? t`Eintrag ändern` : name,
        act: <Trans>Verbindlich ändern</Trans>,
        review: {
          title: t`Änderung prüfen`,
          lead: <Trans>Noch ist nichts geändert. Lesen Sie, was gleich im Register steht.</Trans>,
          heading: <Trans>Genau dieser Eintrag</Trans>,
          change: <Trans>Weiter ändern</Trans>,
        },
      })}
      renderChanged={({ onSeen, ...change }) =>
        onSeen ? (
          <EntryConflict {...change} known={known} onKeepMine={onSeen} />
        ) : (
          <EntryOver entry={change.record} circle={circle} />
        )
      }
      renderFields={({ form, record }) => (
        <EntryFields
          form={form}
          known={known}
          except={id}
          begun={record.validFrom <= germanToday() ? record : null}
        />
      )}
      renderReview={({ record, input }) => (
        <>
          <EntryReview entry={wordsOf(input, known)} before={wordsOf(valuesOf(record), known)} />
          <BothSidesTold />
        </>
      )}
      challenge={(_, input) => challengeOfInput('authorised-person.changed', id, input)}
      send={(seen, input, secondFactor) => changeEntry(clientId, seen, input, secondFactor)}
      blamed={blamedOf}
      done={() => ({ to: withQuery(page, { done: 'changed' }) })}
    />
  )
}
