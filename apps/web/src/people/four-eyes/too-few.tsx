import { Trans } from '@lingui/react/macro'
import { peoplePages } from '@portal/domain/addresses'
import { Banner } from '../../ui/basics/banner.tsx'
import { LinkButton } from '../../ui/basics/button.tsx'
import type { Circle } from '../circle.ts'

/** Why it cannot be switched on yet, and what to do first. */
export const TooFew = ({ circle }: { circle: Circle }) => (
  <Banner
    tone="alarm"
    title={<Trans>Es gibt noch keine zwei Personen, die unterzeichnen könnten.</Trans>}
  >
    <p>
      <Trans>
        Dafür braucht es mindestens zwei weisungsberechtigte Personen (§ 9) mit eigenem Zugang.
        Sonst könnte niemand mehr eine Weisung erteilen. Es ist nichts geändert.
      </Trans>
    </p>
    <LinkButton href={peoplePages(circle.home).addEntry} icon="plus">
      <Trans>Person eintragen</Trans>
    </LinkButton>
  </Banner>
)
