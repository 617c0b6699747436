import styles from './brand.module.css'

/** The name of the portal, set as its sign: a paragraph mark in a frame. */
export const Brand = () => (
  <span className={styles.brand}>
    <span className={styles.mark} aria-hidden="true">
      §
    </span>
    AVV-Portal
  </span>
)
