import { Trans } from '@lingui/react/macro'
import type { Finding } from '@portal/verify/findings'
import { findingText } from '@portal/verify/words'
import { localeNow, say } from '../../platform/language/i18n.ts'
import styles from './check.module.css'
import { meaningOf } from '../findings/meaning.ts'

/** What is wrong, the first place first, and what that means. */
export function Findings({ findings }: { findings: Finding[] }) {
  const [first, ...others] = findings
  if (!first) return null
  return (
    <div className={styles.findings}>
      <p>
        <strong>{findingText(first, localeNow())}</strong>
      </p>
      <p>{say(meaningOf(first))}</p>
      {others.length > 0 && (
        <details>
          <summary>
            <Trans>Weitere Abweichungen: {others.length}</Trans>
          </summary>
          <ul className={styles.facts}>
            {others.map((finding, index) => (
              <li key={index}>{findingText(finding, localeNow())}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
