import { Trans } from '@lingui/react/macro'
import { useState } from 'react'
import { Banner } from '../../ui/basics/banner.tsx'
import { Button, ButtonRow, LinkButton } from '../../ui/basics/button.tsx'
import { PdfLoading } from './pdf-loading.tsx'
import { PdfPages } from './pdf-pages.tsx'
import styles from './pdf-viewer.module.css'
import { useNear } from './use-near.ts'
import { usePdf } from './use-pdf.ts'

/** A PDF shown in the page by our own rendition, loaded when somebody comes near it. */
export function PdfViewer({ href }: { href: string }) {
  const [element, isNear] = useNear<HTMLDivElement>()
  const [attempt, setAttempt] = useState(1)
  return (
    <div ref={element} className={styles.viewer} data-print="no">
      {isNear ? (
        <Reading key={attempt} href={href} onRetry={() => setAttempt(attempt + 1)} />
      ) : (
        <div className={styles.waiting} />
      )}
    </div>
  )
}

function Reading({ href, onRetry }: { href: string; onRetry: () => void }) {
  const { opening, fail } = usePdf(href)
  if (opening.state === 'loading') return <PdfLoading share={opening.share} />
  if (opening.state === 'open') return <PdfPages file={opening.file} onFailure={fail} />
  return (
    <>
      <Banner
        tone="alarm"
        title={<Trans>Der Vertrag lässt sich hier gerade nicht anzeigen.</Trans>}
      >
        <p>
          <Trans>Die PDF-Datei zum Herunterladen enthält denselben Wortlaut.</Trans>
        </p>
      </Banner>
      <ButtonRow>
        <LinkButton href={href} icon="download" download>
          <Trans>PDF herunterladen</Trans>
        </LinkButton>
        <Button onClick={onRetry}>
          <Trans>Erneut versuchen</Trans>
        </Button>
      </ButtonRow>
    </>
  )
}
