import { Trans, useLingui } from '@lingui/react/macro'
import { at, pages } from '@portal/domain/addresses'
import type { Instruction } from '@portal/domain/instructions/contract'
import { movesOf } from '@portal/domain/instructions/machine'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { AboutFacts } from '../../binding/about.tsx'
import { Button, ButtonRow, LinkButton } from '../../ui/basics/button.tsx'
import { ConfirmDialog } from '../../ui/basics/dialog.tsx'
import { announce } from '../../ui/basics/live-region.tsx'
import { Refusal } from '../../ui/basics/refusal.tsx'
import { concernedBy } from '../binding/concerned.ts'
import styles from '../instruction.module.css'
import { stateOf } from '../state-of.ts'
import { isOvertaken } from './is-overtaken.ts'
import { acknowledgeInstruction, startInstruction } from '../queries.ts'

type Asked = { move: 'acknowledge' | 'start'; seen: Instruction }

/** What the provider may do next. What it confirms is what it saw: another state meanwhile is shown, not overwritten. */
export function ProviderActs({ instruction }: { instruction: Instruction }) {
  const { t } = useLingui()
  const { id, clientName } = instruction
  const possible = movesOf(stateOf(instruction), 'provider')
  // The dialog outlives the button that opened it, so that a refusal has a place to stand.
  const [asked, setAsked] = useState<Asked | null>(null)
  const [isOpen, setOpen] = useState(false)
  const seen = asked?.seen ?? instruction
  const acknowledge = useMutation(acknowledgeInstruction(seen))
  const start = useMutation(startInstruction(seen))
  const act = asked?.move === 'start' ? start : acknowledge

  function ask(move: Asked['move']) {
    acknowledge.reset()
    start.reset()
    setAsked({ move, seen: instruction })
    setOpen(true)
  }

  async function confirm() {
    try {
      await act.mutateAsync()
      setOpen(false)
      announce(asked?.move === 'start' ? t`Ausführung begonnen.` : t`Eingang bestätigt.`)
    } catch (error) {
      // The page behind the dialog shows the new state by now.
      if (isOvertaken(error)) setOpen(false)
    }
  }

  return (
    <div className={styles.acts} data-print="no">
      {!isOpen && <Refusal error={act.error} />}
      <ButtonRow>
        {possible.includes('acknowledge') && (
          <Button look="primary" onClick={() => ask('acknowledge')}>
            <Trans>Eingang bestätigen</Trans>
          </Button>
        )}
        {possible.includes('start') && (
          <Button look="primary" onClick={() => ask('start')}>
            <Trans>Mit der Ausführung beginnen</Trans>
          </Button>
        )}
        {possible.includes('agree') && (
          <LinkButton href={at(pages.instructions.agree, { id })} look="primary">
            <Trans>Lesen und zustimmen</Trans>
          </LinkButton>
        )}
        {possible.includes('refuse') && (
          <LinkButton href={at(pages.instructions.refuse, { id })}>
            <Trans>Ablehnen</Trans>
          </LinkButton>
        )}
        {possible.includes('revise') && (
          <LinkButton href={at(pages.instructions.revise, { id })}>
            <Trans>Vorschlag ändern</Trans>
          </LinkButton>
        )}
        {possible.includes('retract') && (
          <LinkButton href={at(pages.instructions.retract, { id })}>
            <Trans>Vorschlag zurückziehen</Trans>
          </LinkButton>
        )}
        {possible.includes('settle_contest') && (
          <LinkButton href={at(pages.instructions.settle_contest, { id })} look="primary">
            <Trans>Als geklärt festhalten</Trans>
          </LinkButton>
        )}
        {possible.includes('execute') && (
          <LinkButton href={at(pages.instructions.execute, { id })} look="primary">
            <Trans>Ausführung melden</Trans>
          </LinkButton>
        )}
        {possible.includes('start_emergency') && (
          <LinkButton href={at(pages.instructions.start_emergency, { id })}>
            <Trans>Als Notfall beginnen</Trans>
          </LinkButton>
        )}
        {possible.includes('raise_concern') && (
          <LinkButton href={at(pages.instructions.raise_concern, { id })}>
            <Trans>Bedenken erheben</Trans>
          </LinkButton>
        )}
        {possible.includes('quote') && (
          <LinkButton href={at(pages.instructions.quote, { id })}>
            <Trans>Kosten schätzen</Trans>
          </LinkButton>
        )}
        {possible.includes('decline') && (
          <LinkButton href={at(pages.instructions.decline, { id })}>
            <Trans>Ablehnen</Trans>
          </LinkButton>
        )}
        {possible.includes('correct') && (
          <LinkButton href={at(pages.instructions.correct, { id })} look="quiet">
            <Trans>Eintrag berichtigen</Trans>
          </LinkButton>
        )}
        {possible.includes('take_back') && (
          <LinkButton href={at(pages.instructions.take_back, { id })} look="quiet">
            <Trans>Eintrag zurücknehmen</Trans>
          </LinkButton>
        )}
      </ButtonRow>
      <ConfirmDialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={() => void confirm()}
        isPending={act.isPending}
        error={act.error}
        title={
          asked?.move === 'start' ? (
            <Trans>Mit der Ausführung beginnen?</Trans>
          ) : (
            <Trans>Eingang der Weisung bestätigen?</Trans>
          )
        }
        confirmLabel={
          asked?.move === 'start' ? (
            <Trans>Ausführung beginnen</Trans>
          ) : (
            <Trans>Eingang bestätigen</Trans>
          )
        }
      >
        <AboutFacts
          of={concernedBy(seen)}
          effect={
            <>
              {asked?.move === 'start' ? (
                instruction.proposedBy ? (
                  <Trans>
                    {clientName} sieht, dass Sie die Änderung {instruction.number} ab jetzt
                    ausführen.
                  </Trans>
                ) : (
                  <Trans>
                    {clientName} sieht, dass Sie die Weisung {instruction.number} geprüft haben und
                    ab jetzt ausführen.
                  </Trans>
                )
              ) : (
                <Trans>
                  {clientName} sieht, dass die Weisung {instruction.number} bei Ihnen angekommen ist
                  und geprüft wird.
                </Trans>
              )}{' '}
              <Trans>
                Ihr Name und die Uhrzeit werden festgehalten; zurücknehmen lässt sich das nicht.
              </Trans>
            </>
          }
        />
      </ConfirmDialog>
    </div>
  )
}
