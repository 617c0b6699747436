import { Trans } from '@lingui/react/macro'
import type { Instruction } from '@portal/domain/instructions/contract'
import { movesOf, type MoveType, turnOf } from '@portal/domain/instructions/machine'
import type { ReactNode } from 'react'
import { ButtonRow, LinkButton } from '../../ui/basics/button.tsx'
import { Disclosure } from '../disclosure.tsx'
import { AuthorisedPersons } from '../draft/authorised-persons.tsx'
import styles from '../instruction.module.css'
import { stateOf } from '../state-of.ts'

type Choice = { path: string; label: ReactNode; isMain?: boolean }

/** What an authorised person may answer with. Equal choices look equal: none of them is recommended. */
function choiceOf(move: MoveType, { status }: Instruction): Choice | undefined {
  const isSuspended = status === 'suspended'
  const choices: { [M in MoveType]?: Choice } = {
    confirm: {
      path: 'bestaetigen',
      label: isSuspended ? <Trans>Trotzdem bestätigen</Trans> : <Trans>Bestätigen</Trans>,
    },
    amend: { path: 'aendern', label: <Trans>Ändern</Trans> },
    reject: { path: 'zurueckweisen', label: <Trans>Nicht bestätigen</Trans> },
    approve_costs: {
      path: 'kosten',
      label: <Trans>Über die Kosten entscheiden</Trans>,
      isMain: true,
    },
    countersign: {
      path: 'gegenzeichnen',
      label: <Trans>Prüfen und gegenzeichnen</Trans>,
      isMain: true,
    },
    send_back: { path: 'zurueckgeben', label: <Trans>Ohne Unterschrift zurückgeben</Trans> },
    accept: { path: 'abnehmen', label: <Trans>Abnehmen</Trans>, isMain: true },
    report_defect: { path: 'mangel', label: <Trans>Mangel melden</Trans> },
    // Elsewhere it is a quiet act.
    ...(isSuspended && {
      withdraw: { path: 'widerrufen', label: <Trans context="act">Widerrufen</Trans> },
    }),
  }
  return choices[move]
}

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
    .filter((move) => move !== 'countersign' || !isFirstSigner)
    .flatMap((move) => choiceOf(move, instruction) ?? [])
  if (!mayAct) return turnOf(status) === 'client' ? <OnlyAuthorised clientId={clientId} /> : null
  return (
    <div className={styles.acts} data-print="no">
      {status === 'awaiting_countersignature' && isFirstSigner && <FirstSigner />}
      {choices.length > 0 && (
        <ButtonRow>
          {choices.map(({ path, label, isMain }) => (
            <LinkButton
              key={path}
              href={`/weisungen/${id}/${path}`}
              look={isMain ? 'primary' : 'secondary'}
            >
              {label}
            </LinkButton>
          ))}
        </ButtonRow>
      )}
    </div>
  )
}

/** Taking an instruction back is always possible while it counts, and never the first thing offered. */
export function QuietWithdrawal({ instruction }: { instruction: Instruction }) {
  const isPossible = movesOf(stateOf(instruction), 'client').includes('withdraw')
  if (!isPossible || instruction.status === 'suspended') return null
  return (
    <div data-print="no">
      <LinkButton href={`/weisungen/${instruction.id}/widerrufen`} look="quiet">
        <Trans context="act">Weisung widerrufen</Trans>
      </LinkButton>
    </div>
  )
}

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
