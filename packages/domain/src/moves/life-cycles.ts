import { agreementMoves, offerMoves } from './agreement.ts'
import { clientMoves } from './client.ts'
import { documentMoves, tomMoves } from './document.ts'
import { endingMoves } from './ending.ts'
import { evidenceMoves } from './evidence.ts'
import { factorResetMoves } from './factor-reset.ts'
import { fourEyesMoves } from './four-eyes.ts'
import { instructionAsides, instructionMoves } from './instruction.ts'
import { membershipMoves } from './membership.ts'
import { inStatus, type MoveRow, type Values } from './move.ts'
import { contractTextMoves, noticeMoves, providerMoves } from './notice.ts'
import { proposalMoves } from './proposal.ts'
import { registerMoves } from './register.ts'

/** Every table of moves; what has a name in one of them needs no list of its own. */
export const lifeCycles = {
  instruction: instructionMoves,
  instructionAsides,
  register: registerMoves,
  proposal: proposalMoves,
  notice: noticeMoves,
  membership: membershipMoves,
  fourEyes: fourEyesMoves,
  client: clientMoves,
  factorReset: factorResetMoves,
  agreement: agreementMoves,
  offer: offerMoves,
  document: documentMoves,
  tom: tomMoves,
  evidence: evidenceMoves,
  ending: endingMoves,
  provider: providerMoves,
  contractText: contractTextMoves,
} as const satisfies Record<string, Record<string, MoveRow>>

/** What people are told although nothing has moved. */
const tellings = [
  'instruction.reminder',
  'instruction.concern_reminder',
  'instruction.message',
  'agreement.offer_reminder',
  'agreement.countersign_reminder',
  'evidence.head',
] as const

/** Mails of moves that an instruction and a change have alike: each has its own kind, since its subject says which it is. */
const alike = [
  'received',
  'entry_corrected',
  'entry_taken_back',
  'contested',
  'contest_settled',
  'sent_back',
  'confirmed',
  'concern_raised',
  'concern_reminder',
  'quoted',
  'costs_decided',
  'started',
  'executed',
  'accepted',
  'defect_reported',
  'withdrawn',
  'expired',
  'message',
] as const
type Alike = (typeof alike)[number]
export const changeAlikeNames = alike.map((name) => `change.${name}` as const)

type ValueOf<T> = T[keyof T]
type Row = ValueOf<{ [C in keyof typeof lifeCycles]: ValueOf<(typeof lifeCycles)[C]> }>
type Confirms<R> = R extends { confirms: infer C } ? Values<C> : never
type MailOf<R> = R extends { tells: readonly [] }
  ? never
  : R extends { mail: infer M }
    ? Values<M>
    : R extends { event: infer E }
      ? E
      : never

/** What a receipt is of: what was confirmed, or what has happened where nothing was. */
type Proves<R> = R extends { confirms: infer C }
  ? Values<C>
  : R extends { event: infer E }
    ? E
    : never

export type EventName = Exclude<Row, { log: 'security' }>['event']
export type ActName = Confirms<Row>
export type ProvenActName = Proves<Extract<Row, { receipt: true }>>
export type MailName = MailOf<Row> | (typeof tellings)[number] | `change.${Alike}`
type ProvenOfAny = Proves<Extract<ValueOf<typeof instructionMoves>, { receipt: true }>>
export type ProvenChangeAct = Extract<ProvenOfAny, `change.${string}`>
export type ProvenInstructionAct = Exclude<ProvenOfAny, ProvenChangeAct>
export type InstructionMailName = Extract<MailName, `instruction.${string}`>
export type AgreementMailName = Extract<MailName, `agreement.${string}`>
export type ProvenAgreementAct = Extract<ProvenActName, `agreement.${string}`>
export type ChangeMailName = Extract<MailName, `change.${string}`>
export type ChangeAlikeName = `change.${Alike}`

const rows: MoveRow[] = Object.values(lifeCycles).flatMap((table) => Object.values(table))
const all = (value: string | Readonly<Record<string, string>> | undefined): string[] =>
  typeof value === 'object' ? Object.values(value) : value === undefined ? [] : [value]
/** Each once. The types above pick from the same rows by the same rules. */
const names = <N extends string>(of: (row: MoveRow) => string[]): N[] => [
  ...new Set(rows.flatMap(of) as N[]),
]

export const eventNames = names<EventName>(({ log, event }) => (log ? [] : [event]))
export const actNames = names<ActName>(({ confirms }) => all(confirms))
export const provenActNames = names<ProvenActName>((row) =>
  row.receipt ? all(row.confirms ?? row.event) : [],
)
export const mailNames: MailName[] = [
  ...names<MailOf<Row>>(({ tells, mail, event }) => (tells.length > 0 ? all(mail ?? event) : [])),
  ...tellings,
  ...changeAlikeNames,
]

/** The kind of a mail where what it is about is a change. */
export const mailOfChange = (kind: MailName): MailName =>
  changeAlikeNames.find((name) => name === kind.replace(/^instruction\./u, 'change.')) ?? kind

/** The clause an act rests on, of each that has a receipt; its test sees that none is without one. */
export const clauseOfAct = Object.fromEntries(
  rows.flatMap(({ receipt, confirms, event, clause }) => {
    if (!receipt) return []
    if (!confirms) return [[event, clause]]
    const statuses = typeof confirms === 'string' ? [''] : Object.keys(confirms)
    return statuses.map((status) => [
      inStatus(confirms, status),
      clause && inStatus(clause, status),
    ])
  }),
) as Record<ProvenActName, string>
