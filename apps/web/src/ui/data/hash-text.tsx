import { useLingui } from '@lingui/react/macro'
import { CopyButton } from '../basics/copy-button.tsx'
import styles from './hash-text.module.css'

/** A SHA-256 in groups a person can compare; copied, it has no gaps. */
export function HashText({ sha256 }: { sha256: string }) {
  const { t } = useLingui()
  return (
    <span className={styles.frame}>
      <code className={styles.hash} translate="no">
        {(sha256.match(/.{1,8}/gu) ?? []).map((group, index) => (
          <span key={index}>{group}</span>
        ))}
      </code>
      <CopyButton text={sha256} label={t`Prüfsumme kopieren`} />
    </span>
  )
}
