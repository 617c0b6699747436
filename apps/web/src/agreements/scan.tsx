import { Trans } from '@lingui/react/macro'
import type { AgreementDetail } from '@portal/domain/agreements/contract'
import { PdfViewer } from './pdf/pdf-viewer.tsx'
import { documentAddress } from './queries.ts'

/** The signed paper, to be compared with what was recorded of it. */
export const Scan = ({
  agreement: { id, version, documentId },
}: {
  agreement: AgreementDetail
}) => (
  <>
    <h2>
      <Trans>Der unterschriebene Vertrag</Trans>
    </h2>
    <PdfViewer key={documentId} href={documentAddress(id, version)} />
  </>
)
