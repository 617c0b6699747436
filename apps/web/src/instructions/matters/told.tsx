import { Trans, useLingui } from '@lingui/react/macro'
import type { Instruction } from '@portal/domain/instructions/contract'
import { formatDate } from '../../platform/language/format.ts'
import { say } from '../../platform/language/i18n.ts'
import { DefinitionList } from '../../ui/data/definition-list.tsx'
import { Moment } from '../../ui/basics/moment.tsx'
import { Section } from '../../ui/page/page.tsx'
import { Prose } from '../../ui/data/framed.tsx'
import { channelWords } from '../words.ts'

/** How an instruction came that was not given in the portal (§8.3). */
export const Told = ({ instruction }: { instruction: Instruction }) =>
  instruction.oral && (
    <Section title={<Trans>Wie sie zum Auftragnehmer kam</Trans>} clause="§ 8.3">
      <ToldFacts instruction={instruction} />
    </Section>
  )

/** Whom it is from, since when it is there, on which way, who entered it, and whether somebody stands by it. */
export function ToldFacts({ instruction }: { instruction: Instruction }) {
  const { t } = useLingui()
  const { oral, channel, recordedAt, confirmedAt, emergencyReason } = instruction
  if (!oral) return null
  const isOral = channel === 'oral'
  const { authorisation } = oral
  return (
    <DefinitionList
      rows={[
        [
          isOral ? t`Mitgeteilt von` : t`Von`,
          <span key="by" translate="no">
            {oral.toldBy}
          </span>,
        ],
        [
          t`Im Verzeichnis nach § 9`,
          authorisation
            ? t`${authorisation.name}, ${authorisation.function}, seit ${formatDate(authorisation.authorisedSince)}`
            : t`kein Eintrag angegeben`,
        ],
        [isOral ? t`Mitgeteilt am` : t`Eingegangen am`, <Moment key="told" at={oral.toldAt} />],
        [t`Auf welchem Weg`, say(channelWords[channel])],
        [t`Eingetragen von`, oral.recordedBy],
        [t`Eingetragen am`, recordedAt && <Moment key="written" at={recordedAt} />],
        [
          t`Bestätigt am`,
          confirmedAt ? (
            <Moment key="confirmed" at={confirmedAt} />
          ) : (
            isOral && t`noch nicht bestätigt`
          ),
        ],
        [
          t`Als Notfall begonnen, weil`,
          emergencyReason && <Prose key="emergency">{emergencyReason}</Prose>,
        ],
        [t`Anmerkung`, oral.note && <Prose key="note">{oral.note}</Prose>],
      ]}
    />
  )
}
