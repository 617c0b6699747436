import { Trans } from '@lingui/react/macro'
import type { AccountResets } from '@portal/domain/accounts/factors'
import { Banner } from '../../ui/basics/banner.tsx'
import { Moment } from '../../ui/basics/moment.tsx'

/** What happened to this account by links, for whoever knows its password: it may have been somebody else. */
export const ResetsNotice = ({ factorReset, passwordResetAt }: AccountResets) => (
  <Banner tone="caution" title={<Trans>Das geschah mit Ihrem Zugang</Trans>}>
    {factorReset && (
      <p>
        <Trans>
          Ihr zweiter Faktor wird zurückgesetzt, begonnen von {factorReset.startedBy} am{' '}
          <Moment at={factorReset.startedAt} />.
        </Trans>
      </p>
    )}
    {passwordResetAt && (
      <p>
        <Trans>
          Ihr Passwort wurde am <Moment at={passwordResetAt} /> mit einem Link aus einer E-Mail neu
          gesetzt.
        </Trans>
      </p>
    )}
    <p>
      <Trans>
        Das waren nicht Sie? Melden Sie sich an, ändern Sie Ihr Passwort und sagen Sie uns Bescheid.
        Eine laufende Zurücksetzung endet damit.
      </Trans>
    </p>
  </Banner>
)
