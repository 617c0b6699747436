import { Trans } from '@lingui/react/macro'
import { pages } from '@portal/domain/addresses'
import type { Instruction } from '@portal/domain/instructions/contract'
import { keepInput } from '../../binding/use-kept-form.ts'
import { differences } from '../../platform/form/differences.ts'
import { forgetDraft } from '../../platform/form/drafts.ts'
import { Banner } from '../../ui/basics/banner.tsx'
import { Button, ButtonRow, LinkButton } from '../../ui/basics/button.tsx'
import { blankDraft, type DraftValues } from '../fields/draft-contract.ts'
import { editName, newDraftName } from './draft-names.ts'
import { addressOf } from '../binding/on-instruction.ts'
import { Wording } from '../wording/wording.tsx'

/** The draft is given or gone. What was typed meanwhile can become a new one. */
export function Rescue({
  draft,
  base,
  mine,
  go,
}: {
  draft: Instruction
  base: DraftValues
  mine: DraftValues
  go: (to: string) => void
}) {
  const isGiven = draft.status !== 'draft'
  const hasInput = differences(base, mine).length > 0
  function startAnew() {
    keepInput(newDraftName, { basis: {}, values: blankDraft }, mine)
    forgetDraft(editName(draft.id))
    go(pages.instructions.new)
  }
  return (
    <>
      <Banner
        tone="caution"
        title={
          isGiven ? (
            <Trans>Diese Weisung ist inzwischen erteilt und lässt sich nicht mehr ändern.</Trans>
          ) : (
            <Trans>Dieser Entwurf wurde inzwischen verworfen.</Trans>
          )
        }
      >
        {hasInput && (
          <p>
            <Trans>
              Was Sie geschrieben haben, ist noch da. Sie können daraus eine neue Weisung machen.
            </Trans>
          </p>
        )}
      </Banner>
      {hasInput && (
        <Wording
          head={<Trans>Ihre Eingabe, nicht gespeichert</Trans>}
          title={mine.title ?? ''}
          text={mine.text ?? ''}
        />
      )}
      <ButtonRow>
        {hasInput && (
          <Button look="primary" onClick={startAnew}>
            <Trans>Als neuen Entwurf weiterschreiben</Trans>
          </Button>
        )}
        <LinkButton href={isGiven ? addressOf(draft.id) : pages.instructions.list}>
          {isGiven ? <Trans>Zur erteilten Weisung</Trans> : <Trans>Alle Weisungen</Trans>}
        </LinkButton>
      </ButtonRow>
    </>
  )
}
