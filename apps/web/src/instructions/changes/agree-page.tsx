import { Trans, useLingui } from '@lingui/react/macro'
import type { Side } from '@portal/domain/access'
import type { AgreeToChange } from '@portal/domain/instructions/acts'
import { declarationOf } from '@portal/domain/instructions/declaration'
import { clauseOfAct } from '@portal/domain/moves/life-cycles'
import { useSuspenseQuery } from '@tanstack/react-query'
import { challengeOfInput } from '../../binding/challenge.ts'
import { SigningPage } from '../../binding/signing-page.tsx'
import { bindingRequest } from '../acts.ts'
import { concernedBy } from '../binding/concerned.ts'
import { InstructionChanged } from '../binding/instruction-changed.tsx'
import { addressOf, onInstruction, toReceipt } from '../binding/on-instruction.ts'
import { instructionQuery } from '../queries.ts'
import { ExactWording } from '../wording/exact-wording.tsx'
import { BackToChange } from './back-to-change.tsx'

const agree = bindingRequest<AgreeToChange>('agreement')

/** The other side's yes to exactly the wording on the screen (§8.2, §16). */
export function AgreePage({ id, side, go }: { id: string; side: Side; go: (to: string) => void }) {
  const { t } = useLingui()
  const { data: instruction } = useSuspenseQuery(instructionQuery(id))
  return (
    <SigningPage
      {...onInstruction(instruction, 'agree', side)}
      go={go}
      home={addressOf(id)}
      back={<BackToChange id={id} />}
      clause={clauseOfAct['change.agreed']}
      concerned={concernedBy}
      words={() => ({
        title: t`Der Änderung zustimmen`,
        lead: (
          <Trans>
            Mit Ihrer Zustimmung ist die Änderung vereinbart. Danach ändert sie keine Seite mehr
            allein; dafür braucht es einen neuen Vorschlag.
          </Trans>
        ),
        effect: effectFor(side),
        heading: <Trans>Genau dem stimmen Sie zu</Trans>,
        act: <Trans>Verbindlich zustimmen</Trans>,
        cancel: <Trans>Noch nicht</Trans>,
      })}
      renderReview={(seen) => <ExactWording instruction={seen} />}
      renderChanged={InstructionChanged}
      // Of what is on the screen, not of what the server says of it: the passkey signs what was read.
      challenge={(seen) => challengeOfInput('change.agreed', id, declarationOf(seen, {}))}
      send={(seen, secondFactor) =>
        agree(seen, { revision: seen.revision, textSha256: seen.textSha256 }, secondFactor)
      }
      done={toReceipt}
    />
  )
}

const effectFor = (side: Side) =>
  side === 'client' ? (
    <Trans>Ihr Auftragnehmer darf die Änderung ausführen und berichtet Ihnen darüber.</Trans>
  ) : (
    <Trans>Sie führen die Änderung aus und berichten dem Auftraggeber darüber.</Trans>
  )
