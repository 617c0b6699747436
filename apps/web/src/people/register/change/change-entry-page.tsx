import { Trans, useLingui } from '@lingui/react/macro'
import { at, peoplePages } from '@portal/domain/addresses'
import type { Document } from '@portal/domain/documents/contract'
import type { AuthorisedPerson } from '@portal/domain/people/contract'
import { useSuspenseQueries } from '@tanstack/react-query'
import type { z } from 'zod'
import type { Stepped } from '../../../binding/binding.ts'
import { BindingPage } from '../../../binding/binding-page.tsx'
import { germanToday } from '../../../platform/clock/german-time.ts'
import { changeEntry } from '../../acts.ts'
import { namedEntry, useConcerned } from '../../concerned.ts'
import { type Circle, entryPage } from '../../circle.ts'
import { NobodyHere } from '../../nobody-here.tsx'
import { Effect } from './effect.tsx'
import { GroundOf } from '../../grounds/ground-of.tsx'
import { membersQuery, registerQuery, signedQuery } from '../../queries.ts'
import { EntryForm, valuesOf } from '../entry-form.ts'
import { type Known, wordsOf } from '../entry-lines.ts'
import { isValid } from '../standing.ts'
import { blamedOf } from './blamed-of.ts'
import { EntryConflict } from './entry-conflict.tsx'
import { EntryFields } from './entry-fields.tsx'
import { EntryOver } from './entry-over.tsx'
import { EntryReview } from './entry-review.tsx'
import { afterwards, sending } from './sent-entry.ts'

type Props = Stepped & { circle: Circle; clientId: string }

/** §9: changes an entry as a whole; what it was stays in its history. */
export function ChangeEntryPage({ personId, ...props }: Props & { personId: string }) {
  const { clientId } = props
  const [{ data: members }, { data: entries }, { data: documents }] = useSuspenseQueries({
    queries: [membersQuery(clientId), registerQuery(clientId), signedQuery(clientId)],
  })
  const entry = entries.find(({ id }) => id === personId)
  if (!entry) return <NobodyHere circle={props.circle} />
  return <ChangeEntry entry={entry} known={{ members, entries }} documents={documents} {...props} />
}

function ChangeEntry({
  entry,
  known,
  documents,
  circle,
  clientId,
  ...stepped
}: Props & { entry: AuthorisedPerson; known: Known; documents: Document[] }) {
  const { t } = useLingui()
  const concerned = useConcerned(clientId)
  const { id, name } = entry
  const page = entryPage(circle, id)
  const { side } = circle
  type Input = z.output<typeof EntryForm>
  const way = (seen: AuthorisedPerson, { entry: fields, ...basis }: Input) =>
    sending(clientId, documents, basis, {
      act: 'authorised-person.changed',
      subject: id,
      input: fields,
      proposed: { kind: 'entry.change', personId: id, version: seen.version, entry: fields },
      run: (input, secondFactor) => changeEntry(clientId, seen, input, secondFactor),
    })
  const blank = (record: AuthorisedPerson) => valuesOf(record, side)
  return (
    <BindingPage
      {...stepped}
      record={entry}
      basis={blank}
      isPossible={isValid}
      at={at(peoplePages(circle.home).changeEntry, { personId: id })}
      home={page}
      back={<a href={page}>{isValid(entry) ? name : <Trans>Zum Eintrag</Trans>}</a>}
      clause="§ 9"
      concerned={(record) => concerned(namedEntry(record))}
      ends="done"
      draft={`register ${id}`}
      schema={EntryForm}
      blank={blank}
      words={(record) => ({
        title: isValid(record) ? t`Eintrag ändern` : name,
        effect: (
          <Trans>
            Danach steht im Register, was unten steht. Der frühere Eintrag bleibt im Verlauf.
          </Trans>
        ),
        act: side === 'client' ? <Trans>Verbindlich ändern</Trans> : <Trans>Bestätigen</Trans>,
        review: {
          title: t`Änderung prüfen`,
          lead: <Trans>Noch ist nichts geändert. Lesen Sie, was ins Register soll.</Trans>,
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
        <>
          <EntryFields
            form={form}
            known={known}
            except={id}
            begun={record.validFrom <= germanToday() ? record : null}
          />
          <GroundOf side={side} form={form} documents={documents} />
        </>
      )}
      renderReview={({ record, input }) => (
        <>
          <EntryReview
            entry={wordsOf(input.entry, known)}
            before={wordsOf(valuesOf(record), known)}
          />
          <Effect basis={input} documents={documents} />
        </>
      )}
      challenge={(seen, input) => way(seen, input).challenge()}
      send={(seen, input, secondFactor) => way(seen, input).send(secondFactor)}
      blamed={blamedOf}
      done={afterwards(circle, 'changed')}
    />
  )
}
