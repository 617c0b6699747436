import { Instruction, type Writing } from '@portal/domain/instructions/contract'
import { http } from '../../platform/http/http.ts'

/** To the other side. */
export const writeMessage = (id: string, body: Writing) =>
  http('POST', `/instructions/${id}/messages`, Instruction, { body })

/** Among the provider's people. */
export const writeNote = (id: string, body: Writing) =>
  http('POST', `/instructions/${id}/notes`, Instruction, { body })
