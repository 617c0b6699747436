import styles from './icon.module.css'

const paths = {
  arrow: 'M4 10h12m-5-5 5 5-5 5',
  back: 'M16 10H4m5-5-5 5 5 5',
  check: 'm4 10.5 4 4L16 6',
  close: 'm5 5 10 10M15 5 5 15',
  copy: 'M7 7V4h9v9h-3M4 7h9v9H4z',
  down: 'm5 8 5 5 5-5',
  download: 'M10 3v10m-4-4 4 4 4-4M4 17h12',
  grip: 'M4 7h12M4 10h12M4 13h12',
  info: 'M10 9v5m0-8v.01M10 2.500a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15Z',
  menu: 'M3 6h14M3 10h14M3 14h14',
  minus: 'M4 10h12',
  passkey: 'M10 10a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0h7v3m-3-3v2',
  plus: 'M10 4v12M4 10h12',
  print: 'M6 8V3h8v5M6 14H3.5V8h13v6H14M6 12h8v5H6z',
  seal: 'M10 2.5 16 5v5c0 4-2.5 6.5-6 7.5-3.5-1-6-3.5-6-7.500V5zM7 10l2 2 4-4',
  warning: 'M10 8v4m0 2.500v.01M10 3 2.5 16.500h15z',
}
export type IconName = keyof typeof paths
// The keys of `paths` are its names by construction.
export const icons = Object.keys(paths) as IconName[]

/** Always beside words that say the same, hence hidden from screen readers. */
export const Icon = ({ name }: { name: IconName }) => (
  <svg className={styles.icon} viewBox="0 0 20 20" aria-hidden="true">
    <path d={paths[name]} />
  </svg>
)
