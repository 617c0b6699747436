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
  const { clients, mails, mailed, failed, opened, acknowledged } = reach
  return (
    <>
      {failed > 0 && (
        <Banner
          tone="caution"
          title={plural(failed, {
            one: '# E-Mail wurde nicht zugestellt',
            other: '# E-Mails wurden nicht zugestellt',
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
          [t`E-Mails gesendet`, t`${mailed} von ${mails}`],
          [t`Geöffnet`, t`bei ${opened} von ${clients} Kunden`],
          [t`Kenntnisnahme bestätigt`, t`bei ${acknowledged} von ${clients} Kunden`],
        ]}
      />
      <div className={styles.wide}>
        <ReachBar {...reach} />
      </div>
    </>
  )
}
