import { useLingui } from '@lingui/react/macro'
import type { IdentityCheck } from '@portal/domain/people/contract'
import { readableAddress } from '@portal/domain/mail-address'
import { say } from '../../platform/language/i18n.ts'
import { DefinitionList } from '../../ui/data/definition-list.tsx'
import styles from '../people.module.css'
import { checkMethodWords } from '../words.ts'

/** What goes on record about the identity check. */
export function CheckReview({
  person: { name, email },
  check: { method, note },
}: {
  person: { name: string; email: string }
  check: IdentityCheck
}) {
  const { t } = useLingui()
  return (
    <div className={styles.entry}>
      <DefinitionList
        rows={[
          [t`Person`, `${name} (${readableAddress(email)})`],
          [t`Identität festgestellt`, say(checkMethodWords[method])],
          [
            t`Notiz`,
            <span key="note" className={styles.note}>
              {note}
            </span>,
          ],
        ]}
      />
    </div>
  )
}
