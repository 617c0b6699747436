import type { MessageDescriptor } from '@lingui/core'
import type { Details, InstructionKind } from '@portal/domain/instructions/kinds'
import type { ReactNode } from 'react'
import type { DetailField, DetailValues } from './detail-contract.ts'
import type { DetailedKind, DetailForm, DetailPart } from './detail-part.ts'
import { errorReport } from './error-report.tsx'
import { support } from './support.tsx'

/** A kind with fields of its own that has no part here does not compile. */
const parts: { [Kind in DetailedKind]: DetailPart<Kind> } = {
  support,
  error_report: errorReport,
}

/** What all parts have in common; each takes what is of its own kind. */
type AnyPart = {
  words: Readonly<Record<string, MessageDescriptor>>
  say: Readonly<Record<string, ((value: never) => string) | undefined>>
  Fields: DetailPart['Fields']
  rows: (details: never) => [ReactNode, ReactNode][]
}
const byKind: { [Kind in InstructionKind]?: AnyPart } = parts
const all: AnyPart[] = Object.values(byKind)

/** What a kind asks besides the text. */
export function DetailsFields({ kind, form }: { kind: InstructionKind | null; form: DetailForm }) {
  const Fields = kind && byKind[kind]?.Fields
  return Fields ? <Fields form={form} /> : null
}

type Detailed = { kind: InstructionKind; details: Details | null }

/** What an instruction says beside its text. */
export const detailRows = ({ kind, details }: Detailed): [ReactNode, ReactNode][] =>
  // An instruction has the details of its kind.
  (details && byKind[kind]?.rows(details as never)) ?? []

export const detailWords: { [Name in DetailField]: MessageDescriptor } = Object.assign(
  {},
  ...all.map(({ words }) => words),
)

/** What a field of any kind holds, in words; empty where it holds nothing. */
export function sayDetail(field: DetailField, values: DetailValues): string {
  const value = values[field]
  // Each field has the words of the one kind that has it.
  const sayValue = all.find(({ words }) => field in words)?.say[field] as
    | ((value: string) => string)
    | undefined
  return value ? (sayValue?.(value) ?? value) : ''
}

export const isDetail = (field: string): field is DetailField => field in detailWords
