import { Trans } from '@lingui/react/macro'
import type { OfferEvent } from '@portal/domain/agreements/offers'
import { offerMoves } from '@portal/domain/moves/agreement'
import { eventWords } from '../../../moves/words.ts'
import { say } from '../../../platform/language/i18n.ts'
import { Prose } from '../../../ui/data/framed.tsx'
import { Timeline } from '../../../ui/data/timeline.tsx'
import { Section } from '../../../ui/page/page.tsx'

/** What was done to it, oldest first. */
export const History = ({ history }: { history: OfferEvent[] }) => (
  <Section title={<Trans>Verlauf</Trans>}>
    <Timeline
      items={history.map(({ at, by, move, reason }) => ({
        at,
        title: say(eventWords[offerMoves[move].event].kind),
        by,
        children: reason && <Prose>{reason}</Prose>,
      }))}
    />
  </Section>
)
