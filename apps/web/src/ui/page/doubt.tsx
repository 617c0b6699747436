import { Trans } from '@lingui/react/macro'
import { pages } from '@portal/domain/addresses'
import { Banner } from '../basics/banner.tsx'
import { Section } from './page.tsx'

/** Above whatever is not what the evidence log holds: nobody is to rely on it. */
export const Doubt = ({ of: { isDoubtful } }: { of: { isDoubtful: boolean } }) =>
  isDoubtful && (
    <Section>
      <Banner
        tone="alarm"
        title={<Trans>Was hier steht, ist nicht, was im Nachweisprotokoll festgehalten ist</Trans>}
      >
        <p>
          <Trans>
            Etwas auf dieser Seite wurde außerhalb des Portals geändert, entfernt oder hinzugefügt.
            Verlassen Sie sich nicht darauf: maßgeblich sind Ihre Quittungen und das
            Nachweisprotokoll. Bis das geklärt ist, nimmt das Portal dazu keine Erklärung an und
            siegelt nichts.
          </Trans>
        </p>
        <p>
          <Trans>
            Was gefunden wurde, was es bedeutet und wie es geklärt wird, steht unter{' '}
            <a href={`${pages.evidence}#pruefungen`}>Nachweise</a>.
          </Trans>
        </p>
      </Banner>
    </Section>
  )
