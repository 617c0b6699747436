import { Trans, useLingui } from '@lingui/react/macro'
import type { FactorList } from '@portal/domain/accounts/factors'
import { isPasskeyPossible } from '../second-factor/passkeys.ts'
import { Banner } from '../../ui/basics/banner.tsx'
import { Section } from '../../ui/page/page.tsx'
import { AddAuthenticator } from './add-authenticator.tsx'
import { AddPasskey } from './add-passkey.tsx'
import { FactorRow } from './factor-row.tsx'
import type { OnCodes } from './fresh-codes.tsx'
import { useFocusStays } from '../focus.ts'
import styles from '../account.module.css'

/** Everything that may confirm that it is this person, each by the name they gave it. */
export function FactorSection({ factors, onCodes }: { factors: FactorList; onCodes: OnCodes }) {
  const { t } = useLingui()
  const { authenticators, passkeys, authenticatorsDisabled } = factors
  const count = authenticators.length + passkeys.length
  const isLast = count === 1
  useFocusStays('faktor', count)
  return (
    <Section id="faktor" title={<Trans>Zweiter Faktor</Trans>}>
      <p>
        <Trans>
          Ein Passwort allein genügt hier nicht. Ein zweites Gerät als Reserve schützt Sie davor,
          sich auszusperren.
        </Trans>
      </p>
      <div className={styles.group}>
        <h3>
          <Trans>Passkeys</Trans>
        </h3>
        <p>
          <Trans>
            Fingerabdruck, Gesicht oder PIN Ihres Geräts. Damit melden Sie sich auch ohne Passwort
            an, und niemand kann Sie auf eine falsche Seite locken.
          </Trans>
        </p>
        {passkeys.length > 0 && (
          <ul aria-label={t`Passkeys`}>
            {passkeys.map((each) => (
              <FactorRow key={each.id} kind="passkeys" factor={each} isLast={isLast} />
            ))}
          </ul>
        )}
        {isPasskeyPossible() ? (
          <AddPasskey onCodes={onCodes} />
        ) : (
          <p>
            <Trans>
              Dieser Browser kennt keine Passkeys. Öffnen Sie das Portal auf einem neueren Gerät, um
              einen hinzuzufügen.
            </Trans>
          </p>
        )}
      </div>
      <div className={styles.group}>
        <h3>
          <Trans>Authenticator-Apps</Trans>
        </h3>
        {authenticatorsDisabled && (
          <Banner
            tone="caution"
            title={<Trans>Nach zu vielen falschen Codes sind Ihre Apps gesperrt.</Trans>}
          >
            <p>
              <Trans>
                Fügen Sie eine App neu hinzu, dann gelten Codes wieder. Waren Sie das nicht, ändern
                Sie auch Ihr Passwort.
              </Trans>
            </p>
          </Banner>
        )}
        {authenticators.length > 0 && (
          <ul aria-label={t`Authenticator-Apps`}>
            {authenticators.map((each) => (
              <FactorRow key={each.id} kind="totp" factor={each} isLast={isLast} />
            ))}
          </ul>
        )}
        <AddAuthenticator onCodes={onCodes} />
      </div>
    </Section>
  )
}
