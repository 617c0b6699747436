import { plural } from '@lingui/core/macro'
import type { Home } from '@portal/domain/home/contract'
import styles from './home.module.css'

/** The provider's whole business in three numbers, each the way to its list. */
export const Figures = ({
  figures: { clients, openInstructions, openNotices },
}: {
  figures: Home['figures']
}) => (
  <ul className={styles.figures}>
    <li>
      <a href="/kunden">{plural(clients, { one: '# Kunde', other: '# Kunden' })}</a>
    </li>
    <li>
      <a href="/weisungen">
        {plural(openInstructions, { one: '# offene Weisung', other: '# offene Weisungen' })}
      </a>
    </li>
    <li>
      <a href="/mitteilungen">
        {plural(openNotices, {
          one: '# ungelesene Mitteilung',
          other: '# ungelesene Mitteilungen',
        })}
      </a>
    </li>
  </ul>
)
