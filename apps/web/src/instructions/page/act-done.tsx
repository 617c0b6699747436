import { useLingui } from '@lingui/react/macro'
import type { Instruction } from '@portal/domain/instructions/contract'
import { ReceiptPage } from '../../binding/receipt-page.tsx'
import { say } from '../../platform/language/i18n.ts'
import { receiptWords } from '../../moves/words.ts'
import { BackToList } from '../back-to-list.tsx'
import { clauseOfMatter, saidOf } from '../matter.ts'
import { addressOf } from '../binding/on-instruction.ts'

/** The receipt of a binding act on an instruction. */
export function ActDone({ instruction, number }: { instruction: Instruction; number: string }) {
  const { t } = useLingui()
  const said = saidOf(instruction)
  const receipt = instruction.receipts.find((each) => each.number === number)
  if (!receipt) return null
  return (
    <ReceiptPage
      receipt={receipt}
      title={said(say(receiptWords[receipt.act].title))}
      clause={clauseOfMatter(instruction)}
      back={<BackToList />}
      next={said(say(receiptWords[receipt.act].after))}
      home={{ href: addressOf(instruction.id), label: said(t`Zur Weisung`) }}
      about={[said(t`Weisung`), [instruction.number, instruction.title].filter(Boolean).join(', ')]}
    />
  )
}
