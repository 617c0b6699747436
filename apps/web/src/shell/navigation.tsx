import { useLingui } from '@lingui/react/macro'
import type { Session } from '@portal/domain/accounts/contract'
import { say } from '../platform/language/i18n.ts'
import { isBelow } from '../platform/navigation/is-below.ts'
import { isFor, type PageLine } from '../platform/navigation/page.tsx'
import styles from './navigation.module.css'

/** The places this session may go to. */
export function Navigation({
  session,
  pages,
  path,
}: {
  session: Session
  pages: readonly PageLine[]
  path: string
}) {
  const { t } = useLingui()
  const open = pages.filter((line) => isFor(line, session))
  return (
    <nav aria-label={t`Bereiche`}>
      <ul className={styles.list}>
        {open.map(
          ({ at, word }) =>
            word && (
              <li key={at}>
                <a
                  href={at}
                  className={styles.link}
                  aria-current={isBelow(path, at) ? 'page' : undefined}
                >
                  {say(word)}
                </a>
              </li>
            ),
        )}
      </ul>
    </nav>
  )
}
