import { t } from '@lingui/core/macro'
import type { AgreementDetail } from '@portal/domain/agreements/contract'
import type { Concerned } from '../../binding/about.tsx'

export const concernedBy = ({ clientName, number, version }: AgreementDetail): Concerned => [
  [t`Auftraggeber`, clientName],
  [t`Vertrag`, t`${number}, Fassung ${version}`],
]
