import { Trans } from '@lingui/react/macro'
import type { AgreementDetail } from '@portal/domain/agreements/contract'
import { HashText } from '../../ui/data/hash-text.tsx'
import { Section } from '../../ui/page/page.tsx'
import styles from '../agreement.module.css'
import { PdfViewer } from '../pdf/pdf-viewer.tsx'
import { documentAddress } from '../queries.ts'

/** The signed PDF, and how anybody can tell that their copy is this very file. */
export function Wording({ agreement }: { agreement: AgreementDetail }) {
  const { id, version, documentSha256 } = agreement
  return (
    <div id="wortlaut">
      <Section title={<Trans>Der Vertrag im Wortlaut</Trans>}>
        <PdfViewer key={agreement.documentId} href={documentAddress(id, version)} />
        <div>
          <h3>
            <Trans>Prüfsumme der PDF-Datei (SHA-256)</Trans>
          </h3>
          <HashText sha256={documentSha256} />
          <p className={styles.note}>
            <Trans>
              So prüfen Sie Ihre Kopie: <code>sha256sum Datei.pdf</code>, unter Windows{' '}
              <code>certutil -hashfile Datei.pdf SHA256</code>, muss genau diese Zeichen zeigen.
            </Trans>
          </p>
        </div>
      </Section>
    </div>
  )
}
