import { Trans } from '@lingui/react/macro'
import { at, pages } from '@portal/domain/addresses'
import type { Instruction } from '@portal/domain/instructions/contract'
import type { Side } from '@portal/domain/access'
import { Banner } from '../ui/basics/banner.tsx'
import { Section } from '../ui/page/page.tsx'

/** As long as an instruction is under way: what its client says of the agreement it rests on. It stops nothing. */
export function ContestedAgreement({
  instruction: { contestedAgreement, endedAt },
  side,
}: {
  instruction: Pick<Instruction, 'contestedAgreement' | 'endedAt'>
  side: Side
}) {
  if (!contestedAgreement || endedAt) return null
  const { id, number } = contestedAgreement
  const agreement = (
    <a href={at(pages.agreements.one, { id })} translate="no">
      {number}
    </a>
  )
  return (
    <Section>
      <Banner
        tone="caution"
        title={
          side === 'client' ? (
            <Trans>Zu Ihrem Vertrag ist noch etwas offen</Trans>
          ) : (
            <Trans>Zum Vertrag mit diesem Auftraggeber ist noch etwas offen</Trans>
          )
        }
      >
        <p>
          {side === 'client' ? (
            <Trans>
              Bei Ihnen hat jemand angegeben, dass die Angaben zu {agreement} nicht stimmen. Das
              hält hier nichts auf; auf der Quittung steht, dass der Vertrag beanstandet ist.
            </Trans>
          ) : (
            <Trans>
              Der Auftraggeber sagt, dass die Angaben zu {agreement} nicht stimmen. Das hält hier
              nichts auf; auf der Quittung steht, dass der Vertrag beanstandet ist.
            </Trans>
          )}
        </p>
      </Banner>
    </Section>
  )
}
