import { Trans } from '@lingui/react/macro'
import type { AuthorisedPerson } from '@portal/domain/people/contract'
import { Changed } from '../../../binding/changed.tsx'
import { ChangedLines } from '../changed-lines.tsx'
import type { EntryWords } from '../entry-lines.ts'

/** The entry is not the one the person looked at; what is new has to be seen before anything goes on. */
export const EntryChanged = ({
  before,
  now,
  onSeen,
}: {
  before: EntryWords
  now: AuthorisedPerson
  onSeen: () => void
}) => (
  <Changed title={<Trans>Jemand hat diesen Eintrag inzwischen geändert.</Trans>} onSeen={onSeen}>
    <p>
      <Trans>Beendet ist noch nichts. Ihre Angabe steht noch da.</Trans>
    </p>
    <ChangedLines before={before} now={now} />
  </Changed>
)
