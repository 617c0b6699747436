import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { Banner } from '../../ui/basics/banner.tsx'
import { DefinitionList } from '../../ui/data/definition-list.tsx'
import type { countReach } from './count-reach.ts'
import { ReachBar } from './reach-bar.tsx'
import styles from './reach.module.css'

/** How far a notice got, in figures. */
export function ReachSummary({ reach }: { reach: ReturnType<typeof countReach> }) {
  const { t } = useLingui()
  const { clients, mails, accepted, filed, failed, opened, acknowledged } = reach
  return (
    <>
      {failed > 0 && (
        <Banner
          tone="caution"
          title={plural(failed, {
            one: '# E-Mail hat der Mailserver nicht angenommen',
            other: '# E-Mails hat der Mailserver nicht angenommen',
          })}
        >
          <p>
            <Trans>
              Diese Personen wissen nicht, dass etwas auf sie wartet. Bitte rufen Sie an und prüfen
              Sie die Adresse; was der Mailserver geantwortet hat, steht unten.
            </Trans>
          </p>
        </Banner>
      )}
      <DefinitionList
        rows={[
          [t`E-Mails vom Mailserver angenommen`, t`${accepted} von ${mails}`],
          [t`E-Mails nur als Datei abgelegt`, filed > 0 && t`${filed} von ${mails}`],
          [t`Geöffnet`, t`bei ${opened} von ${clients} Auftraggebern`],
          [t`Kenntnisnahme bestätigt`, t`bei ${acknowledged} von ${clients} Auftraggebern`],
        ]}
      />
      <div className={styles.wide}>
        <ReachBar {...reach} />
      </div>
    </>
  )
}
