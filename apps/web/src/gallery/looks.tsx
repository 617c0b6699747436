import styles from './gallery.module.css'

export type Look = 'light' | 'dark'

/** The look an address asks for; null: both beside each other. */
export function lookOf(search: string): Look | null {
  const look = new URLSearchParams(search).get('look')
  return look === 'light' || look === 'dark' ? look : null
}

/** Shows this page as if the device asked for a look, whatever it asks for. */
export function wear(look: Look): void {
  document.documentElement.style.colorScheme = look
  for (const rule of Array.from(document.styleSheets).flatMap(({ cssRules }) => [...cssRules])) {
    if (!(rule instanceof CSSMediaRule)) continue
    const asked = /prefers-color-scheme:\s*(light|dark)/u.exec(rule.conditionText)?.[1]
    if (asked) rule.media.mediaText = asked === look ? 'all' : 'not all'
  }
}

export const BothLooks = () => (
  <div className={styles.both}>
    {(['light', 'dark'] as const).map((look) => (
      // oxlint-disable-next-line react/iframe-missing-sandbox -- this very page, while the portal is developed
      <iframe key={look} title={look} src={`?look=${look}`} />
    ))}
  </div>
)
