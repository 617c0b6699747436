import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { Side } from '@portal/domain/access'
import type { Instruction } from '@portal/domain/instructions/contract'
import { dataCategoryWords, dataSubjectWords } from '../agreements/words.ts'
import { say } from '../platform/i18n.ts'
import { DefinitionList } from '../ui/definition-list.tsx'
import { Day } from '../ui/moment.tsx'
import { WishedDay } from './wished-day.tsx'
import { instructionKindClause, instructionKindWords, systemWords, urgencyWords } from './words.ts'

const none = msg`keine Angabe`

/** What an instruction says beside its text. Before somebody confirms it as a `whole`, what was left open says so too. */
export function Facts({
  instruction,
  side,
  isWhole = false,
}: {
  instruction: Instruction
  side: Side
  isWhole?: boolean
}) {
  const { t } = useLingui()
  const { kind, systems, dataCategories, dataSubjects, wishedDate, urgency, urgencyReason } =
    instruction
  const clause = instructionKindClause[kind]
  const open = isWhole ? say(none) : null
  const listed = (words: string[]) => (words.length > 0 ? words.join(', ') : open)
  return (
    <DefinitionList
      rows={[
        [t`Art`, `${say(instructionKindWords[kind])}${clause ? ` (${clause})` : ''}`],
        [t`Systeme`, listed(systems.map((system) => say(systemWords[system])))],
        [t`Datenarten`, listed(dataCategories.map((each) => say(dataCategoryWords[each])))],
        [t`Betroffene`, listed(dataSubjects.map((each) => say(dataSubjectWords[each])))],
        [t`Gewünscht bis`, wishedDate ? <WishedDay instruction={instruction} side={side} /> : open],
        [
          t`Dringlichkeit`,
          urgencyReason
            ? `${say(urgencyWords[urgency])}: ${urgencyReason}`
            : say(urgencyWords[urgency]),
        ],
        [t`Geltung`, <Validity key="validity" instruction={instruction} />],
      ]}
    />
  )
}

function Validity({ instruction: { validFrom, validUntil } }: { instruction: Instruction }) {
  if (!validFrom) return <Trans>einmalig</Trans>
  return validUntil ? (
    <Trans>
      dauerhaft vom <Day on={validFrom} /> bis zum <Day on={validUntil} />
    </Trans>
  ) : (
    <Trans>
      dauerhaft ab <Day on={validFrom} />, bis sie zurückgenommen wird
    </Trans>
  )
}
