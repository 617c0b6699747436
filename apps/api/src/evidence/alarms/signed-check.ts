import type { CalendarDate, Instant } from '@portal/domain/time'
import type { JWK, Signer } from '../../platform/evidence/signing.ts'
import { openJws } from '../../platform/evidence/signing.ts'

/** What came of the check of a night. */
export type CheckResult = { night: CalendarDate; finishedAt: Instant; findings: number }

const type = 'avv-portal-evidence-check+jws'

export const signCheck = (signer: Signer, { night, finishedAt, findings }: CheckResult): string =>
  signer.sign({ v: 1, night, finishedAt, findings }, type)

/** Whether a night's row is what the portal wrote when it had gone through all logs. */
export function isSignedCheck(
  row: {
    night: CalendarDate
    finishedAt: Instant | null
    findings: number | null
    signed: string | null
  },
  keys: readonly JWK[],
): boolean {
  const payload = row.signed === null ? null : openJws(row.signed, type, keys)
  if (payload === null) return false
  const said = JSON.parse(payload) as Record<string, unknown>
  return (
    said.night === row.night && said.finishedAt === row.finishedAt && said.findings === row.findings
  )
}
