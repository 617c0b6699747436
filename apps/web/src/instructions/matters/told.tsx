import { Trans, useLingui } from '@lingui/react/macro'
import type { Instruction } from '@portal/domain/instructions/contract'
import { say } from '../../platform/language/i18n.ts'
import { DefinitionList } from '../../ui/data/definition-list.tsx'
import { Moment } from '../../ui/basics/moment.tsx'
import { Section } from '../../ui/page/page.tsx'
import { Prose } from '../../ui/data/framed.tsx'
import { channelWords } from '../words.ts'

/** How an instruction came that was not given in the portal (§8.3). */
export const Told = ({ instruction }: { instruction: Instruction }) =>
  instruction.oral && (
    <Section title={<Trans>Wie sie mitgeteilt wurde</Trans>} clause="§ 8.3">
      <ToldFacts instruction={instruction} />
    </Section>
  )

/** By whom it was told, when, on which way, and who wrote it down. */
export function ToldFacts({ instruction }: { instruction: Instruction }) {
  const { t } = useLingui()
  const { oral, channel, createdAt } = instruction
  if (!oral) return null
  return (
    <DefinitionList
      rows={[
        [t`Mitgeteilt von`, oral.toldBy],
        [t`Mitgeteilt am`, <Moment key="told" at={oral.toldAt} />],
        [t`Auf welchem Weg`, say(channelWords[channel])],
        [t`Aufgeschrieben von`, oral.recordedBy],
        [t`Aufgeschrieben am`, <Moment key="written" at={createdAt} />],
        [t`Anmerkung`, oral.note && <Prose key="note">{oral.note}</Prose>],
      ]}
    />
  )
}
