import { Trans } from '@lingui/react/macro'
import { Banner } from '../../ui/basics/banner.tsx'

/** After a link for a new password, above the login. */
export const PasswordIsNew = () => (
  <Banner tone="good" title={<Trans>Ihr neues Passwort gilt.</Trans>}>
    <p>
      <Trans>
        Sie wurden überall abgemeldet. Ihr zweiter Faktor ist geblieben, wie er war; halten Sie ihn
        bereit.
      </Trans>
    </p>
  </Banner>
)
