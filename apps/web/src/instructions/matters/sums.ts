import { t } from '@lingui/core/macro'
import type { CostEstimate } from '@portal/domain/instructions/contract'
import { formatEuro } from './euro.ts'

/** What an estimate comes to, as rows: without value added tax and, where it was asked for, with it. */
export function sumsOf(estimate: CostEstimate | null): [string, string][] {
  if (!estimate) return []
  const { amountCents, grossCents, vatPercent } = estimate
  return [
    ...(grossCents === null || vatPercent === null
      ? []
      : [
          [t`Betrag mit ${vatPercent} % Umsatzsteuer`, formatEuro(grossCents)] satisfies [
            string,
            string,
          ],
        ]),
    [t`Betrag ohne Umsatzsteuer`, formatEuro(amountCents)],
  ]
}
