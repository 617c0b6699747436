import { Trans } from '@lingui/react/macro'
import type { Instruction } from '@portal/domain/instructions/contract'
import { Banner } from '../../ui/basics/banner.tsx'
import { Quote } from '../../ui/basics/card.tsx'
import { Section } from '../../ui/page/page.tsx'

/** Why a draft that was signed once is a draft again. */
export function SentBack({ instruction: { events } }: { instruction: Instruction }) {
  const last = events.at(-1)
  if (last?.move === 'lapse')
    return (
      <Section>
        <Banner tone="caution" title={<Trans>Die erste Unterschrift gilt nicht mehr.</Trans>}>
          <p>
            <Trans>
              Wer zuerst unterschrieben hat, ist nicht mehr weisungsberechtigt (§ 9). Eine
              weisungsberechtigte Person kann die Weisung neu erteilen.
            </Trans>
          </p>
        </Banner>
      </Section>
    )
  if (last?.move !== 'send_back') return null
  return (
    <Section>
      <Banner tone="caution" title={<Trans>{last.by} hat nicht gegengezeichnet.</Trans>}>
        {last.note && <Quote>{last.note}</Quote>}
      </Banner>
    </Section>
  )
}
