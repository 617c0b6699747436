import { Trans, useLingui } from '@lingui/react/macro'
import { at, peoplePages } from '@portal/domain/addresses'
import { ContestEntry } from '@portal/domain/people/contract'
import { isCited } from '@portal/domain/people/ground'
import { useSuspenseQuery } from '@tanstack/react-query'
import { BindingPage } from '../../../binding/binding-page.tsx'
import type { Stepped } from '../../../binding/binding.ts'
import { challengeOfInput } from '../../../binding/challenge.ts'
import { withQuery } from '../../../platform/navigation/with-query.ts'
import { DefinitionList } from '../../../ui/data/definition-list.tsx'
import { TextArea } from '../../../ui/form/text-field.tsx'
import { contestEntry } from '../../acts.ts'
import { namedEntry, useConcerned } from '../../concerned.ts'
import { type Circle, entryPage } from '../../circle.ts'
import { sayGround } from '../../words.ts'
import { NobodyHere } from '../../nobody-here.tsx'
import { registerQuery } from '../../queries.ts'
import { BothSidesTold } from '../both-sides-told.tsx'
import { EntryOver } from './entry-over.tsx'

/** §9: says for the client that what the provider cites for an entry is not the client's. */
export function ContestEntryPage({
  circle,
  clientId,
  personId,
  ...stepped
}: Stepped & { circle: Circle; clientId: string; personId: string }) {
  const { t } = useLingui()
  const concerned = useConcerned(clientId)
  const { data: entries } = useSuspenseQuery(registerQuery(clientId))
  const entry = entries.find(({ id }) => id === personId)
  if (!entry) return <NobodyHere circle={circle} />
  const page = entryPage(circle, personId)
  return (
    <BindingPage
      {...stepped}
      record={entry}
      basis={({ version }) => ({ version })}
      isPossible={({ ground, contested }) => isCited(ground) && contested === null}
      at={at(peoplePages(circle.home).contestEntry, { personId })}
      home={page}
      back={<a href={page}>{entry.name}</a>}
      clause="§ 9"
      concerned={(record) => concerned(namedEntry(record))}
      ends="done"
      draft={`register bestreiten ${personId}`}
      schema={ContestEntry.omit({ secondFactor: true })}
      blank={() => ({ reason: '' })}
      words={() => ({
        title: t`Eintrag bestreiten`,
        lead: (
          <Trans>
            Das Dokument, auf das er sich stützt, ist nicht von Ihnen oder sagt das nicht.
          </Trans>
        ),
        effect: <Trans>Diese Person darf ab sofort keine Weisungen mehr erteilen.</Trans>,
        act: <Trans>Verbindlich bestreiten</Trans>,
        review: {
          title: t`Bestreiten prüfen`,
          lead: <Trans>Noch ist nichts geschehen.</Trans>,
          heading: <Trans>Genau das geschieht</Trans>,
        },
      })}
      renderChanged={({ record }) => <EntryOver entry={record} circle={circle} />}
      renderAbout={({ ground }) => <p>{sayGround(ground)}</p>}
      renderFields={({ form }) => (
        <TextArea label={t`Was stimmt nicht?`} maxLength={2_000} {...form.field('reason')} />
      )}
      renderReview={({ record, input }) => (
        <>
          <DefinitionList
            rows={[
              [t`Person`, `${record.name}, ${record.function}`],
              [t`Eintrag`, sayGround(record.ground)],
              [t`Weisungsberechtigt`, <strong key="end">{t`nicht mehr, ab sofort`}</strong>],
              [t`Begründung`, input.reason],
            ]}
          />
          <BothSidesTold />
        </>
      )}
      challenge={(_, input) => challengeOfInput('authorised-person.contested', personId, input)}
      send={(seen, input, secondFactor) => contestEntry(clientId, seen, input, secondFactor)}
      done={() => ({ to: withQuery(page, { done: 'contested' }) })}
    />
  )
}
