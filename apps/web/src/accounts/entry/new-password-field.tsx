import { useLingui } from '@lingui/react/macro'
import { PasswordField } from '../../ui/form/password-field.tsx'
import styles from './sign-in.module.css'
import { readableAddress } from '@portal/domain/mail-address'

/** A password to choose, with the rules told first. */
export function NewPasswordField(props: {
  name?: string
  value: string | null
  onChange: (value: string) => void
  errorMessage?: string | undefined
}) {
  const { t } = useLingui()
  return (
    <PasswordField
      label={t`Neues Passwort`}
      autoComplete="new-password"
      description={t`Mindestens 12 Zeichen. Ein Satz, den nur Sie kennen, ist besser als Sonderzeichen.`}
      {...props}
    />
  )
}

/** Tells a password manager whose password it stores. Not to be seen: the page says it in words. */
export const OwnAddress = ({ email }: { email: string }) => (
  <input
    className={styles.ownAddress}
    type="text"
    autoComplete="username"
    value={readableAddress(email)}
    readOnly
    tabIndex={-1}
    aria-hidden="true"
  />
)
