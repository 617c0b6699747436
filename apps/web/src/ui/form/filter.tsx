import styles from './filter.module.css'

/** Views of one list as links, so that each has an address of its own. */
export const Filter = ({
  label,
  views,
}: {
  /** What is being filtered, for screen readers. */
  label: string
  views: readonly { href: string; label: string; isCurrent: boolean }[]
}) => (
  <nav aria-label={label}>
    <ul className={styles.filter}>
      {views.map((view) => (
        <li key={view.href}>
          <a href={view.href} aria-current={view.isCurrent ? 'page' : undefined}>
            {view.label}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)
