import { Trans } from '@lingui/react/macro'
import type { AuthorisedPerson } from '@portal/domain/people/contract'
import { Banner } from '../../../ui/basics/banner.tsx'
import { Button } from '../../../ui/basics/button.tsx'
import { ChangedLines } from '../changed-lines.tsx'

/** The entry is not the one the person looked at; what is new has to be seen before anything goes on. */
export const EntryChanged = ({
  before,
  now,
  onSeen,
}: {
  before: AuthorisedPerson
  now: AuthorisedPerson
  onSeen: () => void
}) => (
  <Banner
    tone="caution"
    title={
      <span role="alert">
        <Trans>Jemand hat diesen Eintrag inzwischen geändert.</Trans>
      </span>
    }
  >
    <p>
      <Trans>Beendet ist noch nichts. Ihre Angabe steht noch da.</Trans>
    </p>
    <ChangedLines before={before} now={now} />
    <Button look="quiet" onClick={onSeen}>
      <Trans>Gesehen, weiter mit dem neuen Stand</Trans>
    </Button>
  </Banner>
)
