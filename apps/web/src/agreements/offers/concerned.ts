import { t } from '@lingui/core/macro'
import type { OfferDetail } from '@portal/domain/agreements/offers'
import type { Concerned } from '../../binding/about.tsx'

export const concernedBy = ({ clientName, number }: OfferDetail): Concerned => [
  [t`Auftraggeber`, clientName],
  [t`Vertrag`, number],
]
