import { Trans, useLingui } from '@lingui/react/macro'
import { formatNumber } from '../platform/format.ts'
import { Banner } from '../ui/banner.tsx'
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx'
import { PdfPages } from './pdf-pages.tsx'
import styles from './pdf-viewer.module.css'
import { useNear } from './use-near.ts'
import { usePdf } from './use-pdf.ts'

/** A PDF shown in the page by our own rendition, loaded when somebody comes near it. */
export function PdfViewer({ href }: { href: string }) {
  const { t } = useLingui()
  const [element, isNear] = useNear<HTMLDivElement>()
  const { opening, fail, retry } = usePdf(href, isNear)
  return (
    <div ref={element} className={styles.viewer} data-print="no">
      {opening.state === 'loading' && (
        <div className={styles.waiting} role="status">
          <p>
            <Trans>Der Vertrag wird geladen …</Trans>
          </p>
          <progress
            value={opening.share}
            aria-label={t`${formatNumber(Math.round(opening.share * 100))} % geladen`}
          />
        </div>
      )}
      {opening.state === 'failed' && (
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
            <Button onClick={retry}>
              <Trans>Erneut versuchen</Trans>
            </Button>
          </ButtonRow>
        </>
      )}
      {opening.state === 'open' && <PdfPages file={opening.file} onFailure={fail} />}
    </div>
  )
}
