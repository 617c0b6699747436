import { type DeclineInstruction, InstructionRevision } from '@portal/domain/instructions/acts'
import { Instruction, InstructionItem } from '@portal/domain/instructions/contract'
import { type ExecuteInstruction } from '@portal/domain/instructions/execution'
import { pageOf } from '@portal/domain/page'
import { infiniteQueryOptions, mutationOptions, queryOptions } from '@tanstack/react-query'
import { Empty, http } from '../platform/http/http.ts'
import { type ListFilter, queryOf } from './list-filter.ts'

export const instructionsQuery = (filter: ListFilter) =>
  infiniteQueryOptions({
    queryKey: ['instructions', 'list', filter],
    queryFn: ({ signal, pageParam }) =>
      http('GET', '/instructions', pageOf(InstructionItem), {
        query: { ...queryOf(filter), cursor: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })

export const instructionQuery = (id: string) =>
  queryOptions({
    queryKey: ['instructions', 'one', id],
    queryFn: ({ signal }) => http('GET', `/instructions/${id}`, Instruction, { signal }),
  })

/** Every wording that was ever in force, the first one first. */
export const revisionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['instructions', 'revisions', id],
    queryFn: async ({ signal }) => {
      const path = `/instructions/${id}/revisions`
      return (await http('GET', path, pageOf(InstructionRevision), { signal })).items
    },
  })

/** An instruction as the person saw it. */
export type Seen = Pick<Instruction, 'id' | 'version'>

export const discardDraft = ({ id, version }: Seen) =>
  mutationOptions({
    mutationFn: () => http('DELETE', `/instructions/${id}`, Empty, { version }),
  })

export const acknowledgeInstruction = ({ id, version }: Seen) =>
  mutationOptions({
    mutationFn: () => http('POST', `/instructions/${id}/acknowledgement`, Instruction, { version }),
  })

export const startInstruction = ({ id, version }: Seen) =>
  mutationOptions({
    mutationFn: () => http('POST', `/instructions/${id}/start`, Instruction, { version }),
  })

export const executeInstruction = ({ id, version }: Seen, body: ExecuteInstruction) =>
  http('POST', `/instructions/${id}/execution`, Instruction, { body, version })

export const declineInstruction = ({ id, version }: Seen, body: DeclineInstruction) =>
  http('POST', `/instructions/${id}/declination`, Instruction, { body, version })
