import { Trans } from '@lingui/react/macro'
import type { Side } from '@portal/domain/access'
import type { InstructionItem } from '@portal/domain/instructions/contract'
import { isOverdue } from '@portal/domain/instructions/overdue'
import { formatShortDate } from '../../platform/language/format.ts'
import { germanToday } from '../../platform/clock/german-time.ts'
import styles from '../list.module.css'

/** By when the client wished for it. That it has passed is the provider's alarm, not the client's. */
export function WishedDay({ instruction, side }: { instruction: InstructionItem; side: Side }) {
  const { wishedDate } = instruction
  if (!wishedDate) return <span className={styles.none}>–</span>
  const day = <time dateTime={wishedDate}>{formatShortDate(wishedDate)}</time>
  return side === 'provider' && isOverdue(instruction, germanToday()) ? (
    <span className={styles.overdue}>
      <Trans>{day}, überschritten</Trans>
    </span>
  ) : (
    <span className={styles.day}>{day}</span>
  )
}
