import { z } from 'zod'
import { allAtOnce } from '../all-at-once.ts'
import type { Issue } from '../fault.ts'
import { prose } from '../text.ts'
import { Instant, Moment } from '../time.ts'
import { type InstructionKind, isOfDeletion } from './kinds.ts'

const executionFields = {
  /** How it was carried out. */
  report: prose(20_000),
  executedFrom: Moment,
  executedUntil: Moment,
  /** What came of it. */
  result: prose(5_000),
  /** Where the proof is: a ticket, a log, a file. */
  evidence: prose(5_000).nullable().default(null),
  subprocessorsInformed: prose(2_000).nullable().default(null),
  /** What remains, and on which legal ground. */
  remaining: prose(5_000).nullable().default(null),
  /** For erasure and return (§11.2); never the deleted data itself. */
  deletion: z
    .strictObject({
      dataSets: prose(5_000),
      systems: prose(2_000),
      mediaIds: prose(2_000).nullable().default(null),
      /** Which backups still hold it, and when they roll off. */
      backups: prose(2_000),
      /** The method or standard, such as DIN 66399 or overwriting. */
      method: prose(2_000),
      verification: prose(2_000),
    })
    .nullable()
    .default(null),
}
export type DeletionProtocol = NonNullable<ExecuteInstruction['deletion']>

export const inOrder = {
  ...allAtOnce,
  path: ['executedUntil'],
  error: 'ends before it begins',
  params: { rule: 'period' },
}
type Times = { executedFrom: string; executedUntil: string }
/** Where one of them is not known yet, nothing is out of order. */
export const isInOrder = ({ executedFrom, executedUntil }: Times): boolean =>
  !(executedFrom > executedUntil)

export const ExecuteInstruction = z.strictObject(executionFields).refine(isInOrder, inOrder)
export type ExecuteInstruction = z.output<typeof ExecuteInstruction>

/**
 * What a report of an execution cannot say: that it began before the instruction was given (to the minute, as people write times)
 * or ended after it is told, or that a deletion has no protocol (§11.2). All that is wrong, at once.
 */
export function findingsIn(
  report: { [time in keyof Times]?: string | null } & { deletion?: object | null },
  { kind, submittedAt }: { kind: InstructionKind; submittedAt: Instant | null },
  now: Instant,
): Issue[] {
  const { deletion } = report
  // What is not known yet is not wrong.
  const executedFrom = report.executedFrom ?? now
  const executedUntil = report.executedUntil ?? now
  const minute = submittedAt?.slice(0, 16) ?? ''
  return [
    executedFrom.slice(0, 16) < minute && {
      path: '/executedFrom',
      code: 'before-instruction',
      message: 'is before the instruction was given',
    },
    executedFrom > now && { path: '/executedFrom', code: 'future', message: 'is still to come' },
    executedUntil > now && { path: '/executedUntil', code: 'future', message: 'is still to come' },
    isOfDeletion(kind) &&
      !deletion && { path: '/deletion', code: 'blank', message: 'a deletion has its protocol' },
  ].filter((issue) => issue !== false)
}

export const ExecutionReport = z.object({
  report: z.string(),
  executedFrom: Instant,
  executedUntil: Instant,
  result: z.string(),
  evidence: z.string().nullable(),
  subprocessorsInformed: z.string().nullable(),
  remaining: z.string().nullable(),
  deletion: executionFields.deletion.unwrap(),
  by: z.string(),
  at: Instant,
})
export type ExecutionReport = z.output<typeof ExecutionReport>
