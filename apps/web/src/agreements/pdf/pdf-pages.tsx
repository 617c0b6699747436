import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../../ui/basics/button.tsx'
import { Icon } from '../../ui/basics/icon.tsx'
import type { PdfFile } from './pdf-file.ts'
import styles from './pdf-viewer.module.css'
import { useWidth } from './use-width.ts'

const zooms = [1, 1.5, 2, 3]

/** One page at a time, as wide as there is room; larger pages are moved within their frame. */
export function PdfPages({ file, onFailure }: { file: PdfFile; onFailure: () => void }) {
  const { t } = useLingui()
  const [page, setPage] = useState(1)
  const [zoom, setZoom] = useState(0)
  const [frame, room] = useWidth<HTMLDivElement>()
  const sheet = useRef<HTMLDivElement>(null)
  const width = Math.floor(room * (zooms[zoom] ?? 1))

  useEffect(() => {
    if (width === 0) return
    const left = new AbortController()
    file.draw(page, width, left.signal).then(
      (drawn) => {
        if (!left.signal.aborted) sheet.current?.replaceChildren(...drawn)
      },
      () => {
        if (!left.signal.aborted) onFailure()
      },
    )
    return () => left.abort()
  }, [file, page, width, onFailure])

  function turnTo(next: number) {
    setPage(next)
    if ((frame.current?.getBoundingClientRect().top ?? 0) < 0)
      frame.current?.scrollIntoView({ block: 'start' })
  }

  return (
    <>
      <div
        ref={frame}
        className={styles.frame}
        role="group"
        aria-label={t`Seite ${page} des Vertrags`}
        // What does not fit is reached with the arrow keys.
        tabIndex={0}
      >
        {/* The contract is German in whatever language the portal speaks. */}
        <div ref={sheet} className={styles.sheet} lang="de" />
      </div>
      <div className={styles.bar} role="group" aria-label={t`Seiten und Größe`}>
        <div className={styles.part}>
          <Button icon="back" isDisabled={page === 1} onClick={() => turnTo(page - 1)}>
            <span className={styles.word}>
              <Trans>Vorige Seite</Trans>
            </span>
          </Button>
          <p aria-live="polite">
            <Trans>
              Seite {page} von {file.pages}
            </Trans>
          </p>
          <Button isDisabled={page === file.pages} onClick={() => turnTo(page + 1)}>
            <span className={styles.word}>
              <Trans>Nächste Seite</Trans>
            </span>
            <Icon name="arrow" />
          </Button>
        </div>
        <div className={styles.part}>
          <Button
            look="quiet"
            icon="minus"
            isDisabled={zoom === 0}
            onClick={() => setZoom(zoom - 1)}
          >
            <span className={styles.word}>
              <Trans>Kleiner</Trans>
            </span>
          </Button>
          <Button
            look="quiet"
            icon="plus"
            isDisabled={zoom === zooms.length - 1}
            onClick={() => setZoom(zoom + 1)}
          >
            <span className={styles.word}>
              <Trans>Größer</Trans>
            </span>
          </Button>
        </div>
      </div>
    </>
  )
}
