import type { AgreementDetail } from '@portal/domain/agreements/contract'
import { isEndOfAll, type Ready, recordOne } from './record-one.ts'
import { dropScansOf } from './scans.ts'

export type Outcome =
  | { kind: 'recorded'; agreement: Pick<AgreementDetail, 'id' | 'number'> }
  | { kind: 'failed'; error: unknown }

type Watch = {
  /** Said before each. */
  begins: (clientId: string) => void
  ends: (clientId: string, outcome: Outcome) => void
  /** Asked before each: whether the rest is to stay as it is. */
  isStopped: () => boolean
}

/** Records paper after paper, each by itself; resolves to whether all are. Throws what keeps all that are left from being recorded. */
export async function recordAll(
  ready: readonly Ready[],
  title: string,
  { begins, ends, isStopped }: Watch,
): Promise<boolean> {
  let isAll = true
  for (const each of ready) {
    if (isStopped()) return false
    begins(each.client.id)
    try {
      const agreement = await recordOne(each, title)
      dropScansOf(each.client.id)
      ends(each.client.id, { kind: 'recorded', agreement })
    } catch (error) {
      if (isEndOfAll(error)) throw error
      ends(each.client.id, { kind: 'failed', error })
      isAll = false
    }
  }
  return isAll
}
