import { Trans } from '@lingui/react/macro'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Badge } from '../../ui/basics/badge.tsx'
import { LinkButton } from '../../ui/basics/button.tsx'
import { Section } from '../../ui/page/page.tsx'
import { addressOfSwitch } from './four-eyes.ts'
import { FourEyesMeaning } from './four-eyes-meaning.tsx'
import { fourEyesQuery } from '../queries.ts'

/** Whether a second authorised person signs what a client orders; its own manager alone may change that. */
export function FourEyesSection({ clientId, mayChange }: { clientId: string; mayChange: boolean }) {
  const { data: isOn } = useSuspenseQuery(fourEyesQuery(clientId))
  return (
    <Section id="vier-augen" title={<Trans>Vier-Augen-Prinzip</Trans>} clause="§ 8.3">
      <p>
        {isOn ? (
          <Badge tone="accent">
            <Trans>eingeschaltet</Trans>
          </Badge>
        ) : (
          <Badge>
            <Trans>ausgeschaltet</Trans>
          </Badge>
        )}
      </p>
      <FourEyesMeaning isOn={isOn} />
      {mayChange && (
        <div data-print="no">
          <LinkButton href={addressOfSwitch(!isOn)}>
            {isOn ? <Trans>Ausschalten</Trans> : <Trans>Einschalten</Trans>}
          </LinkButton>
        </div>
      )}
    </Section>
  )
}
