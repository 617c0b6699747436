import { Trans, useLingui } from '@lingui/react/macro'
import type { TotpEnrolment } from '@portal/domain/accounts/factors'
import { LinkButton } from '../../ui/basics/button.tsx'
import { CopyButton } from '../../ui/basics/copy-button.tsx'
import styles from './app-secret.module.css'

/** The secret for an app that cannot scan: to type, to copy, or to open on this device. */
export function AppSecret({ enrolment: { secret, otpauthUri } }: { enrolment: TotpEnrolment }) {
  const { t } = useLingui()
  return (
    <>
      <code className={styles.secret} translate="no">
        {(secret.match(/.{1,4}/gu) ?? []).map((group, index) => (
          <span key={index}>{group}</span>
        ))}
      </code>
      <CopyButton text={secret} label={t`Schlüssel kopieren`} />
      <LinkButton href={otpauthUri} look="quiet">
        <Trans>In App öffnen</Trans>
      </LinkButton>
    </>
  )
}
