import { Trans } from '@lingui/react/macro'
import type { Side } from '@portal/domain/access'
import { pages } from '@portal/domain/addresses'
import type { Instruction } from '@portal/domain/instructions/contract'
import { Quote } from '../../ui/basics/card.tsx'
import { Section } from '../../ui/page/page.tsx'
import { isChange } from '../matter.ts'

/** Why it will not be carried out; of an instruction also what §2 gives the client for it: nobody has to agree to a proposal. */
export const Declination = ({ instruction, side }: { instruction: Instruction; side: Side }) => (
  <>
    <Section title={<Trans>Begründung der Ablehnung</Trans>}>
      <Quote>{instruction.endReason ?? ''}</Quote>
    </Section>
    {!isChange(instruction) && <RightToEnd side={side} />}
  </>
)

const RightToEnd = ({ side }: { side: Side }) => (
  <Section
    title={
      side === 'client' ? (
        <Trans>Ihr Recht aus dem Vertrag</Trans>
      ) : (
        <Trans>Was der Auftraggeber nun darf</Trans>
      )
    }
    clause="§ 2"
  >
    {side === 'client' ? (
      <p>
        <Trans>
          Kann oder will Ihr Auftragnehmer eine Weisung nicht ausführen, dürfen Sie den{' '}
          <a href={pages.agreements.list}>Vertrag</a> außerordentlich kündigen, also ohne die
          vereinbarte Frist abzuwarten. Sie müssen es nicht: Sie können auch eine neue, geänderte
          Weisung erteilen.
        </Trans>
      </p>
    ) : (
      <p>
        <Trans>
          Der Auftraggeber darf den Vertrag wegen dieser Ablehnung außerordentlich kündigen. Er
          sieht diesen Hinweis bei seiner Weisung.
        </Trans>
      </p>
    )}
  </Section>
)
