import { Trans, useLingui } from '@lingui/react/macro'
import type { Account } from '@portal/domain/accounts/contract'
import { pages } from '@portal/domain/addresses'
import { useMutation } from '@tanstack/react-query'
import { isBelow } from '../platform/navigation/is-below.ts'
import { LanguageButton } from '../accounts/entry/language-button.tsx'
import { changeLocale, signOut } from '../accounts/queries.ts'
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
        href={pages.account.one}
        className={styles.name}
        aria-current={isBelow(path, pages.account.one) ? 'page' : undefined}
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
