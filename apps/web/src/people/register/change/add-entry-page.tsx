import { Trans, useLingui } from '@lingui/react/macro'
import { peoplePages } from '@portal/domain/addresses'
import { useSuspenseQueries } from '@tanstack/react-query'
import type { z } from 'zod'
import type { Stepped } from '../../../binding/binding.ts'
import { BindingPage } from '../../../binding/binding-page.tsx'
import { addEntry } from '../../acts.ts'
import { namedEntry, useConcerned } from '../../concerned.ts'
import { BackToPeople } from '../../back-to-people.tsx'
import type { Circle } from '../../circle.ts'
import { Effect } from './effect.tsx'
import { GroundOf } from '../../grounds/ground-of.tsx'
import { membersQuery, registerQuery, signedQuery } from '../../queries.ts'
import { blankEntry, EntryForm } from '../entry-form.ts'
import { wordsOf } from '../entry-lines.ts'
import { blamedOf } from './blamed-of.ts'
import { EntryFields } from './entry-fields.tsx'
import { EntryReview } from './entry-review.tsx'
import { afterwards, sending } from './sent-entry.ts'

/** §9: enters somebody who may instruct. */
export function AddEntryPage({
  circle,
  clientId,
  ...stepped
}: Stepped & { circle: Circle; clientId: string }) {
  const { t } = useLingui()
  const concerned = useConcerned(clientId)
  const [{ data: members }, { data: entries }, { data: documents }] = useSuspenseQueries({
    queries: [membersQuery(clientId), registerQuery(clientId), signedQuery(clientId)],
  })
  const known = { members, entries }
  const { side } = circle
  type Input = z.output<typeof EntryForm>
  const way = ({ entry, ...basis }: Input) =>
    sending(clientId, documents, basis, {
      act: 'authorised-person.added',
      subject: clientId,
      input: entry,
      proposed: { kind: 'entry.add', entry },
      run: (input, secondFactor) => addEntry(clientId, input, secondFactor),
    })
  return (
    <BindingPage
      {...stepped}
      record={null}
      basis={() => ({})}
      at={peoplePages(circle.home).addEntry}
      home={circle.home}
      back={<BackToPeople circle={circle} />}
      clause="§ 9"
      concerned={(_, { entry }) => concerned(namedEntry(entry))}
      ends="done"
      draft={`register neu ${clientId}`}
      schema={EntryForm}
      blank={() => blankEntry(side)}
      words={() => ({
        title: t`Person eintragen`,
        lead: <Trans>Wer im Register steht, darf für den Auftraggeber Weisungen erteilen.</Trans>,
        act: side === 'client' ? <Trans>Verbindlich eintragen</Trans> : <Trans>Bestätigen</Trans>,
        review: {
          title: t`Eintrag prüfen`,
          lead: <Trans>Noch ist nichts eingetragen. Lesen Sie, was ins Register soll.</Trans>,
          heading: <Trans>Genau dieser Eintrag</Trans>,
        },
      })}
      renderFields={({ form }) => (
        <>
          <EntryFields form={form} known={known} />
          <GroundOf side={side} form={form} documents={documents} />
        </>
      )}
      renderReview={({ input }) => (
        <>
          <EntryReview entry={wordsOf(input.entry, known)} />
          <Effect basis={input} documents={documents} />
        </>
      )}
      challenge={(_, input) => way(input).challenge()}
      send={(_, input, secondFactor) => way(input).send(secondFactor)}
      blamed={blamedOf}
      done={afterwards(circle, 'added')}
    />
  )
}
