import { Trans, useLingui } from '@lingui/react/macro'
import type { CountersignInstruction } from '@portal/domain/instructions/acts'
import type { Instruction } from '@portal/domain/instructions/contract'
import { declarationOf } from '@portal/domain/instructions/declaration'
import { countersignOf } from '@portal/domain/instructions/machine'
import { clauseOfAct } from '@portal/domain/moves/life-cycles'
import { useSuspenseQuery } from '@tanstack/react-query'
import { challengeOfInput } from '../../binding/challenge.ts'
import { SigningPage } from '../../binding/signing-page.tsx'
import { bindingRequest } from '../acts.ts'
import { concernedBy } from '../binding/concerned.ts'
import { InstructionChanged } from '../binding/instruction-changed.tsx'
import { onInstruction, addressOf, toReceipt } from '../binding/on-instruction.ts'
import { saidOf } from '../matter.ts'
import { stateOf } from '../state-of.ts'
import { instructionQuery } from '../queries.ts'
import { ExactWording } from '../wording/exact-wording.tsx'
import { PresentedFacts } from '../wording/presented.tsx'
import { asPresented } from '../wording/as-presented.ts'
import { WordingChanges } from '../wording/wording-changes.tsx'

const acts = {
  countersign: 'instruction.countersigned',
  countersign_change: 'change.proposed',
  countersign_agreement: 'change.agreed',
} as const

const countersign = bindingRequest<CountersignInstruction>('countersignature')

/** The second of two signatures, over exactly what the first person signed. */
export function CountersignPage({ id, go }: { id: string; go: (to: string) => void }) {
  const { t } = useLingui()
  const { data: instruction } = useSuspenseQuery(instructionQuery(id))
  const act = acts[countersignOf(stateOf(instruction))]
  return (
    <SigningPage
      {...onInstruction(instruction, countersignOf(stateOf(instruction)), 'client')}
      go={go}
      home={addressOf(id)}
      back={<a href={addressOf(id)}>{saidOf(instruction)(t`Zurück zur Weisung`)}</a>}
      clause={clauseOfAct[act]}
      concerned={concernedBy}
      words={() => ({
        title: t`Gegenzeichnen`,
        effect: (
          <Trans>
            Ihre Praxis verlangt zwei Unterschriften. Mit Ihrer wird dieser Wortlaut verbindlich.
          </Trans>
        ),
        heading: <Trans>Das zeichnen Sie gegen</Trans>,
        act: <Trans>Verbindlich gegenzeichnen</Trans>,
        cancel: <Trans>Noch nicht</Trans>,
      })}
      renderReview={(seen) => <Presented instruction={seen} />}
      renderChanged={InstructionChanged}
      // Of what is on the screen: the server compares it with what the first person signed.
      challenge={(seen) => challengeOfInput(act, id, declarationOf(seen, inputOf(seen.presented)))}
      send={(seen, secondFactor) =>
        countersign(seen, { sha256: seen.presented?.sha256 ?? '' }, secondFactor)
      }
      done={toReceipt}
    />
  )
}

/** What the first person added to what was before them. */
function inputOf(presented: Instruction['presented']): object {
  if (presented?.amendment) return presented.amendment
  return presented?.move === 'confirm' ? { concern: null, remark: presented.remark } : {}
}

const Presented = ({ instruction }: { instruction: Instruction }) =>
  instruction.presented && (
    <>
      <PresentedFacts presented={instruction.presented} />
      <ExactWording instruction={asPresented(instruction)} />
      {instruction.presented.amendment && (
        <WordingChanges before={instruction} after={asPresented(instruction)} />
      )}
    </>
  )
