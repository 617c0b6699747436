import { Trans, useLingui } from '@lingui/react/macro'
import { receiptStampFacts, type Stamped } from '@portal/verify/stamp-facts'
import { formatInstant } from '../../platform/language/format.ts'
import { localeNow } from '../../platform/language/i18n.ts'
import { DefinitionList } from '../../ui/data/definition-list.tsx'
import styles from './check.module.css'
import { Findings } from './findings.tsx'
import { SaidOfPaper } from './said-of-paper.tsx'
import type { CheckedFile, SaidByReceipt } from './protocol.ts'
import type { Uncompared } from '@portal/verify/seal-check'
import type { ReactNode } from 'react'

/** What one file turned out to be. */
export function FileResult({ file }: { file: CheckedFile }) {
  if (file.kind === 'unknown')
    return (
      <section>
        <h3>
          <Trans>{file.name}: nicht geprüft</Trans>
        </h3>
        <p>
          <Trans>
            Das ist weder ein gesiegeltes PDF noch eine Quittung oder ein Stand, wie das Portal sie
            herausgibt, oder die Datei ist beschädigt.
          </Trans>
        </p>
      </section>
    )
  const isWell = file.findings.length === 0
  return (
    <section>
      <h3>
        {isWell ? <Trans>{file.name}: stimmt</Trans> : <Trans>{file.name}: stimmt nicht</Trans>}
      </h3>
      <Findings findings={file.findings} />
      {file.kind === 'head' ? (
        <p>
          <Trans>Ein aufbewahrter Stand: Ereignis {file.sequence}.</Trans>
        </p>
      ) : file.kind === 'paper' ? (
        <SaidOfPaper said={file.said} stamps={file.stamps} />
      ) : (
        <Said said={file.said} stamps={file.stamps} isWell={isWell} />
      )}
      {file.kind !== 'head' && file.uncompared.length > 0 && (
        <ul className={styles.facts}>
          {file.uncompared.map((what) => (
            <li key={what}>{uncomparedWords[what]}</li>
          ))}
        </ul>
      )}
    </section>
  )
}

const uncomparedWords: Record<Uncompared, ReactNode> = {
  seal: (
    <Trans>
      Nicht verglichen: das Zertifikat, mit dem das PDF gesiegelt ist. Der Datensatz nennt keines.
    </Trans>
  ),
  authority: (
    <Trans>
      Nicht verglichen: wer die Stelle ist, die den Zeitstempel gab. Mit avv-verify und ihrem
      Zertifikat (--tsa) geht das.
    </Trans>
  ),
  paper: <Trans>Nicht verglichen: ob das PDF im Nachweisprotokoll steht.</Trans>,
  letter: (
    <Trans>
      Nicht verglichen: was das PDF sichtbar sagt. Im Protokoll steht die Prüfsumme dieses Briefs
      nicht.
    </Trans>
  ),
}

function Said({
  said: { number, client, givenBy, issuedAt, title, text, seal },
  stamps,
  isWell,
}: {
  said: SaidByReceipt
  stamps: Stamped
  isWell: boolean
}) {
  const { t } = useLingui()
  return (
    <>
      <p>
        {isWell ? (
          <Trans>
            Das sagt der unterschriebene Datensatz; es gilt, auch wo das PDF anderes zeigt:
          </Trans>
        ) : (
          <Trans>Das sagt der Datensatz in der Datei, auf den kein Verlass ist:</Trans>
        )}
      </p>
      <DefinitionList
        rows={[
          [t`Quittung`, number],
          [t`Auftraggeber`, client],
          [t`Durch`, givenBy],
          [t`Ausgestellt`, Number.isNaN(Date.parse(issuedAt)) ? issuedAt : formatInstant(issuedAt)],
          [t`Titel`, title],
          [
            t`Wortlaut`,
            <span key="text" className={styles.text} translate="no">
              {text}
            </span>,
          ],
          [
            t`Siegel`,
            seal && `${seal.subject.replaceAll('\n', ', ')}, SHA-256 ${seal.fingerprint}`,
          ],
          [t`Zeitstempel`, receiptStampFacts(stamps, localeNow()).join('; ')],
        ]}
      />
    </>
  )
}
