import { useLingui } from '@lingui/react/macro'
import { at, pages } from '@portal/domain/addresses'
import type { FactorReset } from '@portal/domain/people/contract'
import { MailLink } from '../../ui/basics/contact-link.tsx'
import { say } from '../../platform/language/i18n.ts'
import { Moment } from '../../ui/basics/moment.tsx'
import { DefinitionList } from '../../ui/data/definition-list.tsx'
import styles from '../people.module.css'
import { checkMethodWords } from '../words.ts'

/** What is on record about a reset: whose it is, how they were recognised, who began and who approved. */
export function ResetFacts({ reset }: { reset: FactorReset }) {
  const { t } = useLingui()
  const { side, clients, identityCheck, startedBy, startedAt, approvedBy, approvedAt } = reset
  return (
    <DefinitionList
      rows={[
        [t`Person`, reset.userName],
        [t`E-Mail-Adresse`, <MailLink key="mail" address={reset.userEmail} />],
        [
          t`Gehört zu`,
          side === 'provider'
            ? t`beim Auftragnehmer`
            : clients.length === 0
              ? null
              : clients.map(({ id, name }) => (
                  <a key={id} className={styles.each} href={at(pages.clients.one, { id })}>
                    {name}
                  </a>
                )),
        ],
        [t`Identität festgestellt`, say(checkMethodWords[identityCheck.method])],
        [
          t`Notiz`,
          <span key="note" className={styles.note}>
            {identityCheck.note}
          </span>,
        ],
        [
          t`Begonnen`,
          <span key="started">
            {startedBy}, <Moment at={startedAt} />
          </span>,
        ],
        [
          t`Zugestimmt`,
          approvedAt && (
            <span>
              {approvedBy}, <Moment at={approvedAt} />
            </span>
          ),
        ],
      ]}
    />
  )
}
