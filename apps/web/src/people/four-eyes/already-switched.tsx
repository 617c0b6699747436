import { Trans } from '@lingui/react/macro'
import { Banner } from '../../ui/basics/banner.tsx'

/** Somebody was faster, or it was so all along. */
export const AlreadySwitched = ({ isOn, home }: { isOn: boolean; home: string }) => (
  <Banner
    title={isOn ? <Trans>Es ist eingeschaltet.</Trans> : <Trans>Es ist ausgeschaltet.</Trans>}
  >
    <p>
      <a href={home}>
        <Trans>Zurück zu den Zugängen</Trans>
      </a>
    </p>
  </Banner>
)
