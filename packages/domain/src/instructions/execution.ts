import { z } from 'zod'
import { prose } from '../text.ts'
import { Instant, Moment } from '../time.ts'

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

export const ExecuteInstruction = z
  .strictObject(executionFields)
  .refine(({ executedFrom, executedUntil }) => executedFrom <= executedUntil, {
    path: ['executedUntil'],
    error: 'ends before it begins',
    params: { rule: 'period' },
  })
export type ExecuteInstruction = z.output<typeof ExecuteInstruction>

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
