import { Trans } from '@lingui/react/macro'
import type { Paragraph, Piece } from '@portal/domain/agreements/wording'
import { Hidden } from '../../ui/basics/hidden.tsx'
import styles from './contract-wording.module.css'

/** A contract to read, with an anchor for each clause. What the shipped text has otherwise is marked. */
export function ContractWording({ paragraphs }: { paragraphs: Paragraph[] }) {
  return (
    <div className={styles.text} lang="de" translate="no">
      {paragraphs.map((paragraph, index) => (
        <Said key={index} {...paragraph} />
      ))}
    </div>
  )
}

const tags: Partial<Record<Paragraph['kind'], 'h2' | 'h3'>> = {
  section: 'h2',
  annexes: 'h2',
  subsection: 'h3',
}

/** The mark is part of the contract's German. */
const changeWords = { changed: 'geändert', added: 'ergänzt', removed: 'entfallen' } as const

function Said({ kind, anchor, level, isTicked, isStruck, change, pieces }: Paragraph) {
  const Tag = isStruck ? 'p' : (tags[kind] ?? 'p')
  const said = pieces.map((piece, index) => <Filled key={index} {...piece} />)
  return (
    <Tag
      className={styles[kind]}
      {...(anchor !== null && { id: anchor, tabIndex: -1 })}
      data-ticked={isTicked ?? undefined}
      data-level={level || undefined}
      data-change={change ?? undefined}
    >
      {change !== null && <span className={styles.change}>{changeWords[change]} </span>}
      {isTicked !== null && <span className={styles.box}>{isTicked ? '[x] ' : '[ ] '}</span>}
      {isStruck ? (
        <s>
          <Hidden>gestrichen: </Hidden>
          {said}
        </s>
      ) : (
        said
      )}
    </Tag>
  )
}

function Filled(piece: Piece) {
  const isLine = piece.isLine || undefined
  if ('text' in piece) return <span data-line={isLine}>{piece.text}</span>
  if (piece.filled !== null)
    return (
      <strong className={styles.filled} data-line={isLine}>
        {piece.filled}{' '}
      </strong>
    )
  return <span className={styles.blank}>{piece.isStruck ? '– gestrichen –' : '…'}</span>
}

/** Before a contract that stands there in German. */
export const InGerman = () => (
  <Trans>Der Vertrag ist auf Deutsch geschlossen und steht hier auf Deutsch.</Trans>
)
