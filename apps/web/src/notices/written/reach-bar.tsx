import styles from './reach.module.css'

/** How many of all have opened and how many of these have acknowledged, beside the figures that say the same. */
export const ReachBar = ({
  clients,
  opened,
  acknowledged,
}: {
  clients: number
  opened: number
  acknowledged: number
}) => {
  const share = (count: number) => `${clients === 0 ? 0 : (100 * count) / clients}%`
  return (
    <svg className={styles.bar} aria-hidden="true">
      <rect className={styles.all} width="100%" height="100%" />
      <rect className={styles.opened} width={share(opened)} height="100%" />
      <rect className={styles.acknowledged} width={share(acknowledged)} height="100%" />
    </svg>
  )
}
