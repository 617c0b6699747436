import { AppError, Fault, type FaultCode } from '@portal/domain/fault'
import { z } from 'zod'
import { otherWindowSwitched } from './active-client.ts'
import { answered } from './idempotency.ts'
import { type Extra, type Method, request } from './request.ts'

/** The answer of a write that has nothing to say (204). */
export const Empty = z.null()

/** Every byte from the server passes a schema here, so nothing past this line is a guess. */
export async function http<T extends z.ZodType>(
  method: Method,
  path: string,
  schema: T,
  extra: Extra = {},
): Promise<z.output<T>> {
  const { response, answer, act } = await request(method, path, extra).catch((cause: unknown) => {
    if (extra.signal?.aborted) throw cause
    throw new AppError({ code: 'unavailable', retryAfter: 0 }, { cause })
  })
  return outcomeOf(act, response.status, answer, schema)
}

/** What came of an act. Throws the fault it was refused with. */
export function outcomeOf<T extends z.ZodType>(
  act: string,
  status: number,
  answer: unknown,
  schema: T,
): z.output<T> {
  const fault = status >= 200 && status < 300 ? null : faultIn(status, answer)
  if (!fault || !leavesOpen.has(fault.code)) answered(act)
  if (fault?.code === 'conflict' && fault.rule === 'other-client') otherWindowSwitched()
  if (fault) throw new AppError(fault)
  return schema.parse(answer)
}

/** After these nobody knows whether the act took place: the next attempt is the same act. */
const leavesOpen = new Set<FaultCode>(['unavailable', 'internal', 'idempotency-running'])

/** RFC 9457: the fault's own fields travel as extension members. What is none of ours came from something in between. */
function faultIn(status: number, problem: unknown): Fault {
  const fault = Fault.safeParse(problem)
  if (fault.success) return fault.data
  if (status === 401) return { code: 'unauthenticated' }
  if (status === 502 || status === 503 || status === 504)
    return { code: 'unavailable', retryAfter: 0 }
  return { code: 'internal' }
}
