import { Trans, useLingui } from '@lingui/react/macro'
import { at, peoplePages } from '@portal/domain/addresses'
import type { Document } from '@portal/domain/documents/contract'
import type { AuthorisedPerson } from '@portal/domain/people/contract'
import { useSuspenseQueries } from '@tanstack/react-query'
import type { z } from 'zod'
import type { Stepped } from '../../../binding/binding.ts'
import { BindingPage } from '../../../binding/binding-page.tsx'
import { endEntry } from '../../acts.ts'
import { namedEntry, useConcerned } from '../../concerned.ts'
import { type Circle, entryPage } from '../../circle.ts'
import { NobodyHere } from '../../nobody-here.tsx'
import { Effect } from './effect.tsx'
import { basisOf } from '../../grounds/ground-form.ts'
import { GroundOf } from '../../grounds/ground-of.tsx'
import { registerQuery, signedQuery } from '../../queries.ts'
import { wordsOnly } from '../entry-lines.ts'
import { isValid } from '../standing.ts'
import { EndFields } from './end-fields.tsx'
import { EndForm } from './end-form.ts'
import { EndReview } from './end-review.tsx'
import { EntryChanged } from './entry-changed.tsx'
import { EntryOver } from './entry-over.tsx'
import { afterwards, sending } from './sent-entry.ts'

type Props = Stepped & { circle: Circle; clientId: string }

/** §9: ends an entry, at once or after a day. */
export function EndEntryPage({ personId, ...props }: Props & { personId: string }) {
  const { clientId } = props
  const [{ data: entries }, { data: documents }] = useSuspenseQueries({
    queries: [registerQuery(clientId), signedQuery(clientId)],
  })
  const entry = entries.find(({ id }) => id === personId)
  if (!entry) return <NobodyHere circle={props.circle} />
  const deputies = entries.filter((each) => each.deputyOfId === personId && isValid(each))
  return <EndEntry entry={entry} deputies={deputies} documents={documents} {...props} />
}

function EndEntry({
  entry,
  deputies,
  documents,
  circle,
  clientId,
  ...stepped
}: Props & { entry: AuthorisedPerson; deputies: AuthorisedPerson[]; documents: Document[] }) {
  const { t } = useLingui()
  const concerned = useConcerned(clientId)
  const { id, name } = entry
  const page = entryPage(circle, id)
  const { side } = circle
  type Input = z.output<typeof EndForm>
  const way = (seen: AuthorisedPerson, { lastDay, ...basis }: Input) =>
    sending(clientId, documents, basis, {
      act: 'authorised-person.ended',
      subject: id,
      input: { lastDay },
      proposed: { kind: 'entry.end', personId: id, version: seen.version, lastDay },
      run: (input, secondFactor) => endEntry(clientId, seen, input, secondFactor),
    })
  return (
    <BindingPage
      {...stepped}
      record={entry}
      basis={wordsOnly}
      isPossible={isValid}
      at={at(peoplePages(circle.home).endEntry, { personId: id })}
      home={page}
      back={<a href={page}>{isValid(entry) ? name : <Trans>Zum Eintrag</Trans>}</a>}
      clause="§ 9"
      concerned={(record) => concerned(namedEntry(record))}
      ends="done"
      draft={`register ende ${id}`}
      schema={EndForm}
      blank={() => ({ when: null, lastDay: null, ...basisOf(side) })}
      words={(record) => ({
        title: isValid(record) ? t`Weisungsberechtigung beenden` : name,
        effect: (
          <Trans>
            Danach darf diese Person keine Weisungen mehr erteilen. Der Eintrag bleibt im Verlauf.
          </Trans>
        ),
        act: side === 'client' ? <Trans>Verbindlich beenden</Trans> : <Trans>Bestätigen</Trans>,
        review: {
          title: t`Beenden prüfen`,
          lead: <Trans>Noch ist nichts beendet.</Trans>,
          heading: <Trans>Genau das geschieht</Trans>,
        },
      })}
      renderChanged={({ before, record, onSeen }) =>
        onSeen ? (
          <EntryChanged before={before} now={record} onSeen={onSeen} />
        ) : (
          <EntryOver entry={record} circle={circle} />
        )
      }
      renderFields={({ form, record }) => (
        <>
          <EndFields form={form} entry={record} />
          <GroundOf side={side} form={form} documents={documents} />
        </>
      )}
      renderReview={({ record, input }) => (
        <>
          <EndReview entry={record} lastDay={input.lastDay} deputies={deputies} />
          <Effect basis={input} documents={documents} />
        </>
      )}
      challenge={(seen, input) => way(seen, input).challenge()}
      send={(seen, input, secondFactor) => way(seen, input).send(secondFactor)}
      done={afterwards(circle, 'ended')}
    />
  )
}
