import { type DraftedTerms, isSigned } from '@portal/domain/agreements/drafted'
import { type Paragraph, wordingOf } from '@portal/domain/agreements/wording'
import { canonicalJson } from '@portal/domain/canonical-json'
import type { CalendarDate } from '@portal/domain/time'
import { sha256Hex } from '../platform/crypto.ts'
import type { TemplateName } from '../platform/papers/pdf.ts'

export const agreementTemplate: TemplateName = 'agreements/agreement.typ'

/** Of a signature that was given in the portal: who, for whom, by what, when and how confirmed. */
export type SignatureLines = { title: string; lines: string[] }

export type AgreementMeta = {
  number: string
  version: number
  date: CalendarDate
  /** The provider's own text; left out: the shipped one. */
  text?: string | undefined
  /** What is said of each signature given in the portal. */
  signatures?: SignatureLines[]
  /** Of one that is not in force whoever has signed it. */
  draft?: string | undefined
  /** What both have signed, by its SHA-256. */
  contractSha256?: string
}

/**
 * What `agreement.typ` sets: the paragraphs of the contract as it reads. The terms go along as `agreement.json`, in canonical
 * form, so that nobody has to read them off the page.
 */
export function agreementPdfData(
  terms: DraftedTerms,
  { number, version, date, text, signatures = [], contractSha256, draft: said }: AgreementMeta,
) {
  const draft = said ?? draftOf(terms)
  const record = canonicalJson({
    schema: draft === null ? 'avv-portal/agreement/1' : 'avv-portal/agreement-draft/1',
    number,
    version,
    date,
    terms,
    ...(text !== undefined && { text }),
    ...(contractSha256 !== undefined && { contractSha256, signatures }),
  })
  return {
    number,
    sender: terms.processor.name,
    mark: draft ?? `Fassung ${version}`,
    draft,
    signatures,
    groups: groupsOf(wordingOf(terms, text).map(setOf)),
    record,
    recordSha256: sha256Hex(record),
  }
}

/** Null: both have signed. */
function draftOf({ controller, processor }: DraftedTerms): string | null {
  const signed = [controller, processor].filter(isSigned).length
  if (signed === 2) return null
  return signed === 1
    ? 'Entwurf – noch nicht von beiden unterschrieben'
    : 'Entwurf – nicht unterschrieben'
}

const changeWords = { changed: 'geändert', added: 'ergänzt', removed: 'entfallen' } as const

/** A paragraph with the number that hangs beside it. */
type SetParagraph = Omit<Paragraph, 'change' | 'anchor'> & {
  number: string | null
  change: (typeof changeWords)[keyof typeof changeWords] | null
}

function setOf({ anchor: _, change, pieces, ...paragraph }: Paragraph): SetParagraph {
  const [first, ...rest] = pieces
  const text = first && 'text' in first ? first.text : ''
  const number = /^(?:§\d*|\d+\.\d+) /u.exec(text)?.[0] ?? ''
  return {
    ...paragraph,
    number: number.trim() || null,
    change: change && changeWords[change],
    pieces: number === '' ? pieces : [{ text: text.slice(number.length) }, ...rest],
  }
}

/** What is set as one: the items of a list, an option with those that belong to it, the signatures. */
function groupsOf(paragraphs: SetParagraph[]): SetParagraph[][] {
  const groups: SetParagraph[][] = []
  for (const paragraph of paragraphs) {
    const group = groups.at(-1)
    if (group && belongs(group[0]!, paragraph)) group.push(paragraph)
    else groups.push([paragraph])
  }
  return groups
}

const belongs = (first: SetParagraph, next: SetParagraph) =>
  first.kind === next.kind &&
  (first.kind === 'item' ||
    first.kind === 'signature' ||
    (first.kind === 'option' && next.level > 0))
