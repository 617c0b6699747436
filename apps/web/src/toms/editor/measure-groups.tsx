import { Trans } from '@lingui/react/macro'
import { type DraftMeasure, MeasureHeading } from '@portal/domain/toms/contract'
import { headingNames } from '@portal/domain/toms/heading-names'
import { useEffect, useState } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { localeNow } from '../../platform/language/i18n.ts'
import { useFocusKept } from '../../ui/data/use-focus-kept.ts'
import { type Acts, MeasureRows, type MovedWith } from './measure-rows.tsx'
import styles from './editor.module.css'

/** All seventeen headings, those too that nothing is under yet; first what has no place. */
export function MeasureGroups({
  measures,
  onMove,
  ...acts
}: Acts & {
  measures: readonly DraftMeasure[]
  /** By so many places among those of its heading. */
  onMove: (key: string, by: number) => void
}) {
  const kept = useFocusKept<HTMLDivElement>()
  const { ref: list } = kept
  const [last, setLast] = useState<{ key: string; with: MovedWith } | null>(null)
  // What moves in the page loses the focus: it goes along.
  useEffect(() => {
    if (last)
      list.current
        ?.querySelector<HTMLElement>(`[data-move="${last.key} ${last.with}"] :is(button, [role])`)
        ?.focus()
  }, [last, list])
  function move(key: string, by: number, movedWith: MovedWith) {
    onMove(key, by)
    setLast({ key, with: movedWith })
  }
  const of = (heading: MeasureHeading | null) =>
    measures.filter((measure) => measure.heading === heading)
  const unplaced = of(null)
  return (
    <I18nProvider locale={localeNow()}>
      <div {...kept} className={styles.groups}>
        {unplaced.length > 0 && (
          <section className={styles.group}>
            <h3 className={styles.heading}>
              <Trans>Noch nicht eingeordnet</Trans>
            </h3>
            <MeasureRows measures={unplaced} onMove={move} {...acts} />
          </section>
        )}
        {MeasureHeading.options.map((heading) => {
          const own = of(heading)
          return (
            <section key={heading} className={styles.group}>
              <h3 className={styles.heading}>{headingNames[heading][localeNow()]}</h3>
              {own.length > 0 ? (
                <MeasureRows measures={own} onMove={move} {...acts} />
              ) : (
                <p className={styles.none}>
                  <Trans>Zu diesem Punkt keine Maßnahme.</Trans>
                </p>
              )}
            </section>
          )
        })}
      </div>
    </I18nProvider>
  )
}
