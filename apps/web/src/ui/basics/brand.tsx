import styles from './brand.module.css'

/**
 * The name of the portal, set as its sign: a paragraph mark in a frame, or the logo that `/branding.css` puts there. `of`: whose logo
 * that is; null: nobody's, or nobody knows yet.
 */
export const Brand = ({ of = null }: { of?: string | null }) => (
  <span className={styles.brand}>
    <span
      className={styles.mark}
      {...(of === null ? { 'aria-hidden': true } : { role: 'img', 'aria-label': of })}
    >
      §
    </span>
    AVV-Portal
  </span>
)
