import { Trans, useLingui } from '@lingui/react/macro'
import { at, pages } from '@portal/domain/addresses'
import type { Instruction } from '@portal/domain/instructions/contract'
import { movesOf, type MoveType, turnsOf } from '@portal/domain/instructions/machine'
import { instructionChoices } from '../../moves/instruction.ts'
import { say } from '../../platform/language/i18n.ts'
import { ButtonRow, LinkButton } from '../../ui/basics/button.tsx'
import { Disclosure } from '../disclosure.tsx'
import { AuthorisedPersons } from '../draft/authorised-persons.tsx'
import styles from '../instruction.module.css'
import { saidOf } from '../matter.ts'
import { stateOf } from '../state-of.ts'

type Choice = keyof typeof instructionChoices
const isChoice = (move: MoveType): move is Choice => Object.hasOwn(instructionChoices, move)

/** Whatever is signed twice, the second one signs it on one page. */
const isCountersign = (move: MoveType) => move.startsWith('countersign')

/** What a client's person may do with an instruction now; who may not sees who may. */
export function ClientActs({
  instruction,
  mayAct,
  isFirstSigner,
}: {
  instruction: Instruction
  /** Authorised by §9. */
  mayAct: boolean
  /** The second signature must be somebody else's. */
  isFirstSigner: boolean
}) {
  const { id, status, clientId } = instruction
  const choices = movesOf(stateOf(instruction), 'client')
    .map((move) => (isCountersign(move) ? 'countersign' : move))
    .filter((move) => move !== 'countersign' || !isFirstSigner)
    .filter(isChoice)
    .flatMap((move) => {
      const { isMain = false, [status]: label } = instructionChoices[move]
      return label ? { page: pages.instructions[move], label, isMain } : []
    })
  if (!mayAct) return turnsOf(instruction).client ? <OnlyAuthorised clientId={clientId} /> : null
  return (
    <div className={styles.acts} data-print="no">
      {isFirstSigner && <FirstSigner />}
      {choices.some(({ page }) => page === pages.instructions.contest) && <WhoseIsIt />}
      {choices.length > 0 && (
        <ButtonRow>
          {choices.map(({ page, label, isMain }) => (
            <LinkButton key={page} href={at(page, { id })} look={isMain ? 'primary' : 'secondary'}>
              {say(label)}
            </LinkButton>
          ))}
        </ButtonRow>
      )}
    </div>
  )
}

/** Taking an instruction back is always possible while it counts, and never the first thing offered. */
export function QuietWithdrawal({ instruction }: { instruction: Instruction }) {
  const { t } = useLingui()
  const isPossible = movesOf(stateOf(instruction), 'client').includes('withdraw')
  if (!isPossible || instruction.status === 'suspended') return null
  return (
    <div data-print="no">
      <LinkButton href={at(pages.instructions.withdraw, { id: instruction.id })} look="quiet">
        {saidOf(instruction)(t({ context: 'act', message: 'Weisung widerrufen' }))}
      </LinkButton>
    </div>
  )
}

const WhoseIsIt = () => (
  <p>
    <Trans>
      Ihr Auftragnehmer hat sie nach einem Brief oder einer E-Mail eingetragen. Kommt sie nicht von
      Ihnen, erklären Sie es hier.
    </Trans>
  </p>
)

const FirstSigner = () => (
  <p>
    <Trans>
      Sie haben als erste Person unterschrieben. Gegenzeichnen muss jemand anderes, der nach § 9
      weisungsberechtigt ist.
    </Trans>
  </p>
)

const OnlyAuthorised = ({ clientId }: { clientId: string }) => (
  <div data-print="no">
    <Disclosure
      title={<Trans>Wer darf das entscheiden?</Trans>}
      note={<Trans>Nur eine weisungsberechtigte Person (§ 9)</Trans>}
    >
      <AuthorisedPersons clientId={clientId} />
    </Disclosure>
  </div>
)
