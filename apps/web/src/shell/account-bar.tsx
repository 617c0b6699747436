import { Trans, useLingui } from '@lingui/react/macro'
import type { Account } from '@portal/domain/accounts/contract'
import { useMutation } from '@tanstack/react-query'
import { LanguageButton } from '../accounts/entry/language-button.tsx'
import { signOut } from '../accounts/queries.ts'
import { changeLocale } from '../platform/language/change-locale.ts'
import { otherLocale } from '../platform/language/i18n.ts'
import { Button } from '../ui/basics/button.tsx'
import { Refusal } from '../ui/basics/refusal.tsx'
import styles from './account-bar.module.css'

/** Who is signed in, their language, and the way out. */
export function AccountBar({ user, path }: { user: Account; path: string }) {
  const { t } = useLingui()
  const locale = useMutation(changeLocale())
  const leave = useMutation(signOut())
  return (
    <section className={styles.bar} aria-label={t`Ihr Zugang`}>
      <a
        href="/konto"
        className={styles.name}
        aria-current={/^\/konto(?:\/|$)/u.test(path) ? 'page' : undefined}
      >
        {user.name}
      </a>
      <LanguageButton onClick={() => locale.mutate(otherLocale())} />
      <Button look="quiet" isPending={leave.isPending} onClick={() => leave.mutate()}>
        <Trans>Abmelden</Trans>
      </Button>
      <Refusal error={locale.error ?? leave.error} />
    </section>
  )
}
