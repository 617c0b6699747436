import { useLingui } from '@lingui/react/macro'
import type { Proposed } from '@portal/domain/people/proposals'
import { useSuspenseQueries } from '@tanstack/react-query'
import { roleWords } from '../../accounts/words.ts'
import { formatDate } from '../../platform/language/format.ts'
import { say } from '../../platform/language/i18n.ts'
import { DefinitionList } from '../../ui/data/definition-list.tsx'
import { EntryReview } from '../register/change/entry-review.tsx'
import { valuesOf } from '../register/entry-form.ts'
import { wordsOf } from '../register/entry-lines.ts'
import { membersQuery, registerQuery } from '../queries.ts'

/** Exactly what is done when it is confirmed. */
export function ProposedFacts({ clientId, proposed }: { clientId: string; proposed: Proposed }) {
  const { t } = useLingui()
  const [{ data: members }, { data: entries }] = useSuspenseQueries({
    queries: [membersQuery(clientId), registerQuery(clientId)],
  })
  const known = { members, entries }
  const nameOf = (userId: string) =>
    members.find((member) => member.userId === userId)?.name ?? t`jemand ohne Zugang`
  switch (proposed.kind) {
    case 'entry.add':
      return <EntryReview entry={wordsOf(proposed.entry, known)} />
    case 'entry.change': {
      const stored = entries.find(({ id }) => id === proposed.personId)
      const before = stored && wordsOf(valuesOf(stored), known)
      return <EntryReview entry={wordsOf(proposed.entry, known)} {...(before && { before })} />
    }
    case 'entry.end': {
      const { lastDay } = proposed
      const stored = entries.find(({ id }) => id === proposed.personId)
      return (
        <DefinitionList
          rows={[
            [t`Person`, stored ? `${stored.name}, ${stored.function}` : t`kein Eintrag mehr`],
            [
              t`Weisungsberechtigt`,
              lastDay
                ? t`bis einschließlich ${formatDate(lastDay)}`
                : t`nicht mehr, sobald es bestätigt ist`,
            ],
          ]}
        />
      )
    }
    case 'invitation': {
      const { name, email, role } = proposed.invite
      return (
        <DefinitionList
          rows={[
            [t`Person`, name],
            [t`E-Mail-Adresse`, email],
            [t`Rolle`, say(roleWords[role])],
          ]}
        />
      )
    }
    case 'role': {
      const now = members.find(({ userId }) => userId === proposed.userId)
      return (
        <DefinitionList
          rows={[
            [t`Person`, nameOf(proposed.userId)],
            [t`Rolle jetzt`, now && say(roleWords[now.role])],
            [t`Rolle künftig`, say(roleWords[proposed.role])],
          ]}
        />
      )
    }
  }
}
