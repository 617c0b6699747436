import styles from './under-way.module.css'

/** Says at once that a tap was understood, while what it leads to is on its way. */
export const UnderWay = ({ isUnderWay }: { isUnderWay: boolean }) =>
  isUnderWay && <div className={styles.bar} data-under-way="" data-print="no" aria-hidden="true" />
