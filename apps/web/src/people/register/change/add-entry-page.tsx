import { Trans, useLingui } from '@lingui/react/macro'
import { peoplePages } from '@portal/domain/addresses'
import { useSuspenseQuery } from '@tanstack/react-query'
import { withQuery } from '../../../platform/navigation/with-query.ts'
import type { Stepped } from '../../../binding/binding.ts'
import { BindingPage } from '../../../binding/binding-page.tsx'
import { challengeOfInput } from '../../../binding/challenge.ts'
import { addEntry } from '../../acts.ts'
import { BackToPeople } from '../../back-to-people.tsx'
import { type Circle, entryPage } from '../../circle.ts'
import { membersQuery, registerQuery } from '../../queries.ts'
import { BothSidesTold } from '../both-sides-told.tsx'
import { blankEntry, EntryForm } from '../entry-form.ts'
import { wordsOf } from '../entry-lines.ts'
import { blamedOf } from './blamed-of.ts'
import { EntryFields } from './entry-fields.tsx'
import { EntryReview } from './entry-review.tsx'

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
  return (
    <BindingPage
      {...stepped}
      record={null}
      basis={() => ({})}
      at={peoplePages(circle.home).addEntry}
      home={circle.home}
      back={<BackToPeople circle={circle} />}
      clause="§ 9"
      ends="done"
      draft={`register neu ${clientId}`}
      schema={EntryForm}
      blank={blankEntry}
      words={() => ({
        title: t`Person eintragen`,
        lead: <Trans>Wer im Register steht, darf für den Auftraggeber Weisungen erteilen.</Trans>,
        act: <Trans>Verbindlich eintragen</Trans>,
        review: {
          title: t`Eintrag prüfen`,
          lead: (
            <Trans>Noch ist nichts eingetragen. Lesen Sie, was gleich im Register steht.</Trans>
          ),
          heading: <Trans>Genau dieser Eintrag</Trans>,
        },
      })}
      renderFields={({ form }) => <EntryFields form={form} known={known} />}
      renderReview={({ input }) => (
        <>
          <EntryReview entry={wordsOf(input, known)} />
          <BothSidesTold />
        </>
      )}
      challenge={(_, input) => challengeOfInput('authorised-person.added', clientId, input)}
      send={(_, input, secondFactor) => addEntry(clientId, input, secondFactor)}
      blamed={blamedOf}
      done={({ id }) => ({ to: withQuery(entryPage(circle, id), { done: 'added' }) })}
    />
  )
}
