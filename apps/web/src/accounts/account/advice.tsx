import { Trans } from '@lingui/react/macro'
import type { FactorList } from '@portal/domain/accounts/factors'
import { Banner } from '../../ui/basics/banner.tsx'
import { Section } from '../../ui/page/page.tsx'
import styles from '../account.module.css'

/** What to do first, for somebody whom one lost phone would shut out. */
export function Advice({ factors }: { factors: FactorList }) {
  const { authenticators, passkeys, recoveryCodes } = factors
  const hasOne = authenticators.length + passkeys.length === 1
  const areUnconfirmed = recoveryCodes.confirmedAt === null
  const areFew = recoveryCodes.left <= 3
  if (!hasOne && !areUnconfirmed && !areFew) return null
  const needsCodes = areUnconfirmed || areFew
  return (
    <Section>
      <Banner
        tone={hasOne && needsCodes ? 'caution' : 'info'}
        title={
          hasOne ? (
            <Trans>Ihr Zugang hängt an einem einzigen Gerät.</Trans>
          ) : (
            <Trans>Sorgen Sie vor, falls alle Ihre Geräte fehlen.</Trans>
          )
        }
      >
        <ol className={styles.advice}>
          {needsCodes && (
            <li>
              <a href="#codes">
                {areUnconfirmed && !areFew ? (
                  <Trans>Bestätigen Sie, dass Sie Ihre Wiederherstellungscodes haben.</Trans>
                ) : (
                  <Trans>Erzeugen Sie Wiederherstellungscodes und bewahren Sie sie auf.</Trans>
                )}
              </a>
            </li>
          )}
          {hasOne && (
            <li>
              <a href="#faktor">
                {passkeys.length === 0 ? (
                  <Trans>Fügen Sie einen Passkey oder eine zweite App hinzu.</Trans>
                ) : (
                  <Trans>Fügen Sie einen zweiten Passkey oder eine App hinzu.</Trans>
                )}
              </a>
            </li>
          )}
        </ol>
      </Banner>
    </Section>
  )
}
