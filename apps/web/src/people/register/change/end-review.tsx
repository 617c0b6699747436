import { Trans, useLingui } from '@lingui/react/macro'
import type { AuthorisedPerson } from '@portal/domain/people/contract'
import { formatDate } from '../../../platform/language/format.ts'
import { DefinitionList } from '../../../ui/data/definition-list.tsx'
import styles from '../../people.module.css'

/** What ends and when, and what does not. */
export function EndReview({
  entry: { name, function: role, userId },
  lastDay,
  deputies,
}: {
  entry: AuthorisedPerson
  lastDay: string | null
  /** Who stands in for this person. */
  deputies: AuthorisedPerson[]
}) {
  const { t } = useLingui()
  const named = deputies.map((deputy) => deputy.name).join(', ')
  return (
    <>
      <div className={styles.entry}>
        <DefinitionList
          rows={[
            [t`Person`, `${name}, ${role}`],
            [
              t`Weisungsberechtigt`,
              <strong key="end">
                {lastDay ? t`bis einschließlich ${formatDate(lastDay)}` : t`nicht mehr, ab sofort`}
              </strong>,
            ],
          ]}
        />
      </div>
      <ul className={styles.points}>
        <li>
          <Trans>
            Weisungen, die {name} erteilt hat, bleiben bestehen, mit der Berechtigung von damals.
          </Trans>
        </li>
        {userId && (
          <li>
            <Trans>
              Der Zugang zum Portal bleibt. Soll auch er enden, entfernen Sie ihn unter „Zugänge“.
            </Trans>
          </li>
        )}
        {deputies.length > 0 && (
          <li>
            <Trans>Die Vertretung ({named}) bleibt eingetragen.</Trans>
          </li>
        )}
        <li>
          <Trans>Der Eintrag bleibt noch drei volle Kalenderjahre nach seinem Ende stehen.</Trans>
        </li>
      </ul>
    </>
  )
}
