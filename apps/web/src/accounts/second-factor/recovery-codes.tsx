import { Trans, useLingui } from '@lingui/react/macro'
import { Button, ButtonRow } from '../../ui/basics/button.tsx'
import { CopyButton } from '../../ui/basics/copy-button.tsx'
import { saveText } from '../../ui/basics/save-text.ts'
import { formatInstant } from '../../platform/language/format.ts'
import { Moment } from '../../ui/basics/moment.tsx'
import { RecoveryCodeCheck } from './recovery-code-check.tsx'
import styles from './recovery-codes.module.css'
import { readableAddress } from '@portal/domain/mail-address'

/** New recovery codes, shown this once: to print, to copy, and confirmed by typing one of them. */
export function RecoveryCodes({
  codes,
  email,
  madeAt,
  onConfirm,
  confirmLabel,
  onLater,
}: {
  codes: readonly string[]
  /** Whose they are, for the paper they are printed on. */
  email: string
  madeAt: string
  /** Checks the code that was typed; may throw a refusal. */
  onConfirm: (code: string) => Promise<unknown>
  confirmLabel?: string | undefined
  /** Where the person may go on without having typed one. */
  onLater?: (() => void) | undefined
}) {
  const { t } = useLingui()
  const made = formatInstant(madeAt)
  const address = readableAddress(email)
  const heading = t`Wiederherstellungscodes für das AVV-Portal, Zugang ${address}, vom ${made}`
  const text = [heading, '', ...codes.map(grouped), ''].join('\r\n')
  return (
    <div className={styles.frame}>
      <div className={styles.sheet}>
        <p className={styles.owner}>
          <Trans>
            Wiederherstellungscodes für das AVV-Portal, Zugang {address}, vom <Moment at={madeAt} />
          </Trans>
        </p>
        <ol className={styles.codes} aria-label={t`Wiederherstellungscodes`}>
          {codes.map((code) => (
            <li key={code}>
              <code translate="no">{grouped(code)}</code>
            </li>
          ))}
        </ol>
        <p className={styles.note}>
          <Trans>
            Jeder Code gilt einmal, anstelle von Authenticator-App oder Passkey. Bewahren Sie sie
            auf wie einen Schlüssel: nicht beim Telefon, nicht am Bildschirm.
          </Trans>
        </p>
      </div>
      <ButtonRow>
        <Button icon="print" onClick={() => window.print()}>
          <Trans>Drucken</Trans>
        </Button>
        <Button icon="download" onClick={() => saveText('AVV-Portal-Codes.txt', text)}>
          <Trans>Als Textdatei speichern</Trans>
        </Button>
        <CopyButton text={codes.map(grouped).join('\n')} label={t`Alle kopieren`} />
      </ButtonRow>
      <div data-print="no">
        <RecoveryCodeCheck
          description={t`So wissen wir, dass Sie sie haben. Er wird dadurch nicht verbraucht.`}
          onConfirm={onConfirm}
          confirmLabel={confirmLabel}
          onLater={onLater}
        />
      </div>
    </div>
  )
}

const grouped = (code: string) => (code.replaceAll('-', '').match(/.{1,4}/gu) ?? []).join('-')
