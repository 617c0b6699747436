import { Trans } from '@lingui/react/macro'
import type { Instruction } from '@portal/domain/instructions/contract'
import { turnOf } from '@portal/domain/instructions/machine'
import { say } from '../../platform/language/i18n.ts'
import { Quote } from '../../ui/basics/card.tsx'
import styles from '../instruction.module.css'
import { saidOf } from '../matter.ts'
import type { Reader } from '../next-step.ts'
import { stepWords } from '../../moves/words.ts'

/** What the other side said last, where it explains why somebody has to act: a defect, an answer, a reason. */
export function LastStep({ instruction, reader }: { instruction: Instruction; reader: Reader }) {
  const last = instruction.events.at(-1)
  const own = reader === 'client' ? 'client' : 'provider'
  if (!last || last.side === 'clock' || !turnOf(instruction)) return null
  if (last.side === own && last.move !== 'send_back') return null
  return (
    <div>
      <p className={styles.soft}>
        <Trans>
          Zuletzt: {saidOf(instruction)(say(stepWords(last.move)))}, {last.by}
        </Trans>
      </p>
      {last.note && <Quote>{last.note}</Quote>}
    </div>
  )
}
