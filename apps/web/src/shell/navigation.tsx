import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { Permission, Side } from '@portal/domain/access'
import type { Session } from '@portal/domain/accounts/contract'
import { say } from '../platform/language/i18n.ts'
import styles from './navigation.module.css'

const places: { href: string; word: MessageDescriptor; needs: Permission; side?: Side }[] = [
  { href: '/', word: msg`Übersicht`, needs: 'home.read' },
  { href: '/mitteilungen', word: msg`Mitteilungen`, needs: 'notices.read' },
  { href: '/weisungen', word: msg`Weisungen`, needs: 'instructions.read' },
  { href: '/nachweise', word: msg`Nachweise`, needs: 'evidence.read' },
  { href: '/vertrag', word: msg`Vertrag`, needs: 'agreements.read' },
  { href: '/unterauftragnehmer', word: msg`Unterauftragnehmer`, needs: 'subprocessors.read' },
  { href: '/massnahmen', word: msg`Schutzmaßnahmen`, needs: 'toms.read' },
  { href: '/dokumente', word: msg`Dokumente`, needs: 'documents.read' },
  { href: '/kunden', word: msg`Kunden`, needs: 'clients.read', side: 'provider' },
  {
    href: '/mitarbeitende',
    // English tells them from the employees whose data are processed.
    word: msg({ context: 'provider', message: 'Mitarbeitende' }),
    needs: 'staff.read',
    side: 'provider',
  },
  { href: '/praxis', word: msg`Zugänge`, needs: 'people.read', side: 'client' },
  { href: '/postausgang', word: msg`Postausgang`, needs: 'mails.read' },
]

/** The places this session may go to. */
export function Navigation({ session, path }: { session: Session; path: string }) {
  const { t } = useLingui()
  const open = places.filter(
    ({ needs, side }) =>
      session.permissions.includes(needs) && (side === undefined || side === session.side),
  )
  return (
    <nav aria-label={t`Bereiche`}>
      <ul className={styles.list}>
        {open.map(({ href, word }) => (
          <li key={href}>
            <a
              href={href}
              className={styles.link}
              aria-current={isBelow(path, href) ? 'page' : undefined}
            >
              {say(word)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

const isBelow = (path: string, href: string) =>
  path === href || (href !== '/' && path.startsWith(`${href}/`))
