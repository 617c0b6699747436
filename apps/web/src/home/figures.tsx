import { plural } from '@lingui/core/macro'
import { pages } from '@portal/domain/addresses'
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
      <a href={pages.clients.list}>{plural(clients, { one: '# Kunde', other: '# Kunden' })}</a>
    </li>
    <li>
      <a href={pages.instructions.list}>
        {plural(openInstructions, { one: '# offene Weisung', other: '# offene Weisungen' })}
      </a>
    </li>
    <li>
      <a href={pages.notices.list}>
        {plural(openNotices, {
          one: '# ungelesene Mitteilung',
          other: '# ungelesene Mitteilungen',
        })}
      </a>
    </li>
  </ul>
)
