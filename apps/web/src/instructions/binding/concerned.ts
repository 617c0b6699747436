import { t } from '@lingui/core/macro'
import type { Instruction } from '@portal/domain/instructions/contract'
import type { Concerned } from '../../binding/about.tsx'

/** Whose instruction it is, and which. */
export const concernedBy = ({ clientName, number, title }: Instruction): Concerned => [
  [t`Auftraggeber`, clientName],
  [t`Weisung`, [number, title].filter(Boolean).join(', ')],
]
