import { Trans, useLingui } from '@lingui/react/macro'
import { type DraftMeasure, MeasureHeading } from '@portal/domain/toms/contract'
import { useEffect, useRef, useState } from 'react'
import { say } from '../../platform/language/i18n.ts'
import { Button, ButtonRow } from '../../ui/basics/button.tsx'
import { Day } from '../../ui/basics/moment.tsx'
import { headingWords } from '../words.ts'
import styles from './editor.module.css'

type Acts = {
  onEdit: (measure: DraftMeasure) => void
  onMove: (key: string, by: -1 | 1) => void
  onRemove: (key: string) => void
}

/** All seventeen headings, those too that nothing is under yet; first what has no place. */
export function MeasureGroups({
  measures,
  onMove,
  ...acts
}: Acts & { measures: readonly DraftMeasure[] }) {
  const list = useRef<HTMLDivElement>(null)
  const [last, setLast] = useState<{ key: string; by: -1 | 1; times: number } | null>(null)
  // What moves in the page loses the focus: it goes along.
  useEffect(() => {
    if (last)
      list.current
        ?.querySelector<HTMLElement>(`[data-move="${last.key} ${last.by}"] button`)
        ?.focus()
  }, [last])
  function move(key: string, by: -1 | 1) {
    onMove(key, by)
    setLast((now) => ({ key, by, times: (now?.times ?? 0) + 1 }))
  }
  const of = (heading: MeasureHeading | null) =>
    measures.filter((measure) => measure.heading === heading)
  const unplaced = of(null)
  return (
    <div ref={list} className={styles.groups}>
      {unplaced.length > 0 && (
        <section className={styles.group}>
          <h3 className={styles.heading}>
            <Trans>Noch nicht eingeordnet</Trans>
          </h3>
          <Rows measures={unplaced} onMove={move} {...acts} />
        </section>
      )}
      {MeasureHeading.options.map((heading) => {
        const own = of(heading)
        return (
          <section key={heading} className={styles.group}>
            <h3 className={styles.heading}>{say(headingWords[heading])}</h3>
            {own.length > 0 ? (
              <Rows measures={own} onMove={move} {...acts} />
            ) : (
              <p className={styles.none}>
                <Trans>Zu diesem Punkt keine Maßnahme.</Trans>
              </p>
            )}
          </section>
        )
      })}
    </div>
  )
}

function Rows({ measures, onEdit, onMove, onRemove }: Acts & { measures: DraftMeasure[] }) {
  const { t } = useLingui()
  return (
    <ol className={styles.measures}>
      {measures.map((measure) => {
        const { key, text, systems, implementedSince } = measure
        const said = text.length > 60 ? `${text.slice(0, 60)} …` : text
        return (
          <li key={key} aria-label={said}>
            <p lang="de" className={styles.text}>
              {text}
            </p>
            <p className={styles.details}>
              {systems.length > 0 && <span>{systems.join(', ')}</span>}
              {implementedSince && (
                <span>
                  <Trans>
                    umgesetzt seit <Day on={implementedSince} />
                  </Trans>
                </span>
              )}
            </p>
            <ButtonRow>
              <Button look="quiet" onClick={() => onEdit(measure)}>
                {measure.heading === null ? t`Einordnen und ändern` : t`Ändern`}
              </Button>
              {measures.length > 1 && (
                <>
                  <span data-move={`${key} -1`}>
                    <Button look="quiet" onClick={() => onMove(key, -1)}>
                      <Trans>Nach oben</Trans>
                    </Button>
                  </span>
                  <span data-move={`${key} 1`}>
                    <Button look="quiet" onClick={() => onMove(key, 1)}>
                      <Trans>Nach unten</Trans>
                    </Button>
                  </span>
                </>
              )}
              <Button look="quiet" onClick={() => onRemove(key)}>
                <Trans>Entfernen</Trans>
              </Button>
            </ButtonRow>
          </li>
        )
      })}
    </ol>
  )
}
