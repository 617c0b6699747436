import {
  type DeletionProtocol,
  ExecuteInstruction,
  findingsIn,
  inOrder,
  isInOrder,
} from '@portal/domain/instructions/execution'
import { allAtOnce } from '@portal/domain/all-at-once'
import type { Instruction } from '@portal/domain/instructions/contract'
import { z } from 'zod'
import type { Values } from '../../platform/form/form.ts'

const { deletion, ...reportFields } = ExecuteInstruction.shape
const protocol = deletion.unwrap().unwrap().shape

/** The lines of a deletion protocol (§11.2), under names of their own beside those of the report. */
const protocolFields = {
  dataSets: protocol.dataSets.nullable(),
  deletedFrom: protocol.systems.nullable(),
  mediaIds: protocol.mediaIds,
  backups: protocol.backups.nullable(),
  method: protocol.method.nullable(),
  verification: protocol.verification.nullable(),
}
const formFields = {
  ...reportFields,
  /** Whether anything was deleted: then the protocol belongs to the report. */
  hasDeleted: z.boolean(),
  ...protocolFields,
}
type Asked = z.output<z.ZodObject<typeof formFields>>

const needed = ['dataSets', 'deletedFrom', 'backups', 'method', 'verification'] as const

/** The report of an execution as the form asks for it: of this instruction, which says what cannot be. */
export const executeFormOf = (instruction: Instruction) =>
  z
    .strictObject(formFields)
    .refine(isInOrder, inOrder)
    .superRefine((value, context) => {
      for (const name of needed)
        if (value.hasDeleted && !value[name])
          context.addIssue({ code: 'custom', path: [name], params: { rule: 'blank' } })
      for (const { path, code } of findingsIn(value, instruction, latestOf(instruction)))
        if (timesOf.has(path))
          context.addIssue({ code: 'custom', path: [path.slice(1)], params: { rule: code } })
    }, allAtOnce)
    .transform(reportFrom)
export type ExecuteForm = ReturnType<typeof executeFormOf>
export type ExecuteValues = Values<ExecuteForm>

const timesOf = new Set(['/executedFrom', '/executedUntil'])
/** Now, by whichever clock is ahead. */
const latestOf = ({ updatedAt }: Instruction) =>
  new Date(Math.max(Date.now(), Date.parse(updatedAt))).toISOString()

function reportFrom({
  hasDeleted,
  dataSets,
  deletedFrom,
  mediaIds,
  backups,
  method,
  verification,
  ...report
}: Asked): ExecuteInstruction {
  const lines: DeletionProtocol = {
    dataSets: dataSets ?? '',
    systems: deletedFrom ?? '',
    mediaIds,
    backups: backups ?? '',
    method: method ?? '',
    verification: verification ?? '',
  }
  return { ...report, deletion: hasDeleted ? lines : null }
}

/** An empty report; of an erasure or a return it begins with the protocol. */
export const blankReport = (hasDeleted: boolean): ExecuteValues => ({
  report: '',
  executedFrom: null,
  executedUntil: null,
  result: '',
  evidence: null,
  subprocessorsInformed: null,
  remaining: null,
  hasDeleted,
  dataSets: null,
  deletedFrom: null,
  mediaIds: null,
  backups: null,
  method: null,
  verification: null,
})
