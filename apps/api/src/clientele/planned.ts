import type { ClientFields } from '@portal/domain/clients/record'

/** A line of a file as a client. `number` is empty where the file gives none. */
export type PlannedRow = ClientFields & {
  line: number
  note: string | null
  /** Columns that the file does not have: what they would say stays as it is. */
  left: string[]
}
