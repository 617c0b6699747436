import { Trans } from '@lingui/react/macro'
import type { Side } from '@portal/domain/access'
import type { Task } from '@portal/domain/home/contract'
import { formatShortDate } from '../platform/language/format.ts'
import { Icon } from '../ui/basics/icon.tsx'
import { Since } from './since.tsx'
import styles from './home.module.css'
import { type May, sayTask } from './say-task.tsx'
import { Exact } from '../ui/basics/exact.tsx'

/** One thing to do: since when, what, and the way there. The whole row leads to it. */
export function TaskRow({ task, side, may }: { task: Task; side: Side; may: May }) {
  const {
    href,
    title,
    act,
    details,
    due,
    isOverdue = false,
    isBreach = false,
    badge,
  } = sayTask(task, side, may)
  return (
    <li className={styles.task} data-breach={isBreach || undefined}>
      <div className={styles.when}>
        {due && (
          <p className={isOverdue ? styles.overdue : styles.due}>
            {isOverdue ? (
              <Trans>
                bis <time dateTime={due}>{formatShortDate(due)}</time>, überschritten
              </Trans>
            ) : (
              <Trans>
                bis <time dateTime={due}>{formatShortDate(due)}</time>
              </Trans>
            )}
          </p>
        )}
        <p>
          <Since at={task.since} />
        </p>
      </div>
      <div className={styles.what}>
        <h2 className={styles.title}>
          <a href={href}>{'title' in task ? <Exact>{title}</Exact> : title}</a>
          {badge && <> {badge}</>}
        </h2>
        <ul className={styles.details}>
          {details.map((detail) => (
            <li key={detail}>{detail}</li>
          ))}
        </ul>
        <p className={styles.act}>
          {act} <Icon name="arrow" />
        </p>
      </div>
    </li>
  )
}
