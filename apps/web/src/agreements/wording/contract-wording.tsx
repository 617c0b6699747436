import { Trans } from '@lingui/react/macro'
import type { Paragraph, Piece } from '@portal/domain/agreements/wording'
import { Hidden } from '../../ui/basics/hidden.tsx'
import styles from './contract-wording.module.css'

/** A contract to read, with an anchor for each clause. What the shipped text has otherwise is marked. */
export function ContractWording({
  paragraphs,
  fieldName,
}: {
  paragraphs: Paragraph[]
  /** Where nobody has filled the contract in: what its fields are called. */
  fieldName?: (field: string) => string
}) {
  return (
    <div className={styles.contract} lang="de" translate="no">
      {paragraphs.map((paragraph, index) => (
        <Said key={index} {...paragraph} fieldName={fieldName} />
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

type Naming = { fieldName: ((field: string) => string) | undefined }

function Said({
  kind,
  anchor,
  level,
  isTicked,
  isStruck,
  change,
  pieces,
  fieldName,
}: Paragraph & Naming) {
  const Tag = isStruck ? 'p' : (tags[kind] ?? 'p')
  const said = pieces.map((piece, index) => (
    <Filled key={index} piece={piece} fieldName={fieldName} />
  ))
  return (
    <Tag
      className={styles[kind]}
      {...(anchor !== null && { id: anchor, tabIndex: -1 })}
      data-ticked={isTicked ?? undefined}
      data-level={level || undefined}
      data-change={change ?? undefined}
    >
      {change !== null && <span className={styles.change}>{changeWords[change]} </span>}
      {kind === 'option' && (isTicked !== null || fieldName) && (
        <span className={styles.box}>{isTicked ? '[x] ' : '[ ] '}</span>
      )}
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

function Filled({ piece, fieldName }: { piece: Piece } & Naming) {
  const isLine = piece.isLine || undefined
  if ('text' in piece) return <span data-line={isLine}>{piece.text}</span>
  if (piece.filled !== null)
    return (
      <strong className={styles.filled} data-line={isLine}>
        {piece.filled}{' '}
      </strong>
    )
  if (fieldName) return <span className={styles.field}>{fieldName(piece.field)}</span>
  return <span className={styles.blank}>{piece.isStruck ? '– gestrichen –' : '…'}</span>
}

/** Before a contract that stands there in German. */
export const InGerman = () => (
  <Trans>Der Vertrag ist auf Deutsch geschlossen und steht hier auf Deutsch.</Trans>
)
