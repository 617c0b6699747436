import { plural } from '@lingui/core/macro'
import { pages } from '@portal/domain/addresses'
import type { Home } from '@portal/domain/home/contract'
import { formatFigure } from '../platform/language/format.ts'
import styles from './home.module.css'

/** The provider's whole business in three numbers, each the way to its list. */
export function Figures({
  figures: { clients, openInstructions, openNotices },
}: {
  figures: Home['figures']
}) {
  const sayClients = formatFigure(clients)
  const sayInstructions = formatFigure(openInstructions)
  const sayNotices = formatFigure(openNotices)
  return (
    <ul className={styles.figures}>
      <li>
        <a href={pages.clients.list}>
          {plural(clients.count, {
            one: `${sayClients} Auftraggeber`,
            other: `${sayClients} Auftraggeber`,
          })}
        </a>
      </li>
      <li>
        <a href={pages.instructions.list}>
          {plural(openInstructions.count, {
            one: `${sayInstructions} offene Weisung`,
            other: `${sayInstructions} offene Weisungen`,
          })}
        </a>
      </li>
      <li>
        <a href={pages.notices.list}>
          {plural(openNotices.count, {
            one: `${sayNotices} ungelesene Mitteilung`,
            other: `${sayNotices} ungelesene Mitteilungen`,
          })}
        </a>
      </li>
    </ul>
  )
}
