import { plural } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import type { NoticeRecipient } from '@portal/domain/notices/contract'
import { Banner } from '../../ui/basics/banner.tsx'
import { countReach } from './count-reach.ts'
import { DefinitionList } from '../../ui/data/definition-list.tsx'
import styles from './reach.module.css'

/** Whom a draft will reach, by name. */
export function WouldReach({ recipients }: { recipients: NoticeRecipient[] }) {
  const { clients, people, nobody } = countReach(recipients)
  if (clients === 0)
    return (
      <Banner tone="caution" title={<Trans>Diese Mitteilung erreicht niemanden.</Trans>}>
        <p>
          <Trans>Bitte wählen Sie unter „Bearbeiten“ mindestens einen Auftraggeber.</Trans>
        </p>
      </Banner>
    )
  return (
    <>
      <p>
        <strong>
          {plural(clients, { one: '# Auftraggeber', other: '# Auftraggeber' })},{' '}
          {plural(people, { one: '# Person', other: '# Personen' })}
        </strong>
      </p>
      {nobody.length > 0 && (
        <Banner tone="caution" title={<Trans>Hier hat niemand einen Zugang</Trans>}>
          <p>{nobody.join(', ')}</p>
        </Banner>
      )}
      <DefinitionList
        rows={recipients.map((each) => [
          each.clientName,
          each.people.length > 0 ? (
            each.people.map(({ name }) => name).join(', ')
          ) : (
            <span className={styles.soft}>
              <Trans>niemand</Trans>
            </span>
          ),
        ])}
      />
    </>
  )
}
