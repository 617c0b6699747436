import { Trans, useLingui } from '@lingui/react/macro'
import type { DraftMeasure } from '@portal/domain/toms/contract'
import { useState } from 'react'
import { Button, ButtonRow } from '../../ui/basics/button.tsx'
import { Icon } from '../../ui/basics/icon.tsx'
import { Day } from '../../ui/basics/moment.tsx'
import { useOrderedByDrag } from './use-ordered-by-drag.ts'
import styles from './editor.module.css'

export type Acts = {
  onEdit: (measure: DraftMeasure) => void
  onRemove: (key: string) => void
}
export type MovedWith = 'up' | 'down' | 'handle'
type Move = (key: string, by: number, movedWith: MovedWith) => void

/** The measures under one heading; each is dragged or moved by keys among them, not away from it. */
export function MeasureRows({
  measures,
  ...acts
}: Acts & { measures: DraftMeasure[]; onMove: Move }) {
  const [dragged, setDragged] = useState<string | null>(null)
  const from = measures.findIndex(({ key }) => key === dragged)
  return (
    <ol className={styles.measures}>
      {measures.map((measure, place) => (
        <Row
          key={measure.key}
          measure={measure}
          isAlone={measures.length === 1}
          onDragged={setDragged}
          offset={from < 0 ? 0 : place - from}
          onDropped={(by) => dragged !== null && acts.onMove(dragged, by, 'handle')}
          {...acts}
        />
      ))}
    </ol>
  )
}

function Row({
  measure,
  isAlone,
  offset,
  onDragged,
  onDropped,
  onEdit,
  onMove,
  onRemove,
}: Acts & {
  measure: DraftMeasure
  isAlone: boolean
  /** How many places behind the one that is being dragged; 0 while none is. */
  offset: number
  onDragged: (key: string | null) => void
  onDropped: (by: number) => void
  onMove: Move
}) {
  const { t } = useLingui()
  const { key, text, systems, implementedSince } = measure
  const said = text.length > 60 ? `${text.slice(0, 60)} …` : text
  const { row, handle } = useOrderedByDrag({
    text,
    offset,
    onDragged: (isDragged) => onDragged(isDragged ? key : null),
    onDropped,
  })
  return (
    <li {...row} aria-label={said} className={styles.measure}>
      <div>
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
          {!isAlone && (
            <>
              <span data-move={`${key} up`}>
                <Button look="quiet" onClick={() => onMove(key, -1, 'up')}>
                  <Trans>Nach oben</Trans>
                </Button>
              </span>
              <span data-move={`${key} down`}>
                <Button look="quiet" onClick={() => onMove(key, 1, 'down')}>
                  <Trans>Nach unten</Trans>
                </Button>
              </span>
            </>
          )}
          <span data-remove>
            <Button look="quiet" onClick={() => onRemove(key)}>
              <Trans>Entfernen</Trans>
            </Button>
          </span>
        </ButtonRow>
      </div>
      {!isAlone && (
        <div data-move={`${key} handle`}>
          <span
            {...handle}
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- no <button> can be dragged in Firefox
            role="button"
            tabIndex={0}
            aria-label={t`Ziehen`}
            className={styles.handle}
          >
            <Icon name="grip" />
          </span>
        </div>
      )}
    </li>
  )
}
