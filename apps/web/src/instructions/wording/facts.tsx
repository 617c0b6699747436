import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { sayDataCategory, sayDataSubject } from '../../agreements/words.ts'
import type { Instruction } from '@portal/domain/instructions/contract'
import { clauseOf } from '@portal/domain/instructions/kinds'
import { say } from '../../platform/language/i18n.ts'
import { DefinitionList } from '../../ui/data/definition-list.tsx'
import { Day } from '../../ui/basics/moment.tsx'
import { detailRows } from '../details/details.tsx'
import type { Worded } from '../fields/draft-contract.ts'
import { kindWordOf } from '../matter.ts'
import { saySystem, urgencyWords } from '../words.ts'

const none = msg`keine Angabe`

/** What an instruction says beside its text. Before somebody confirms it as a `whole`, what was left open says so too. */
export function Facts({
  instruction,
  isWhole = false,
}: {
  instruction: Worded & Partial<Pick<Instruction, 'proposedBy' | 'submittedAt' | 'channel'>>
  isWhole?: boolean
}) {
  const { t } = useLingui()
  const { kind, systems, dataCategories, dataSubjects, wishedDate, urgency, urgencyReason } =
    instruction
  const clause = clauseOf(kind)
  const word = kindWordOf({
    proposedBy: null,
    submittedAt: null,
    channel: 'portal',
    ...instruction,
  })
  const open = isWhole ? say(none) : null
  const listed = (words: string[]) => (words.length > 0 ? words.join(', ') : open)
  return (
    <DefinitionList
      rows={[
        [t`Art`, `${say(word)}${clause ? ` (${clause})` : ''}`],
        [t`Systeme`, listed(systems.map(saySystem))],
        [t`Datenarten`, listed(dataCategories.map(sayDataCategory))],
        [t`Betroffene`, listed(dataSubjects.map(sayDataSubject))],
        [t`Gewünscht bis`, wishedDate ? <Day on={wishedDate} /> : open],
        [
          t`Dringlichkeit`,
          urgencyReason
            ? `${say(urgencyWords[urgency])}: ${urgencyReason}`
            : say(urgencyWords[urgency]),
        ],
        ...detailRows(instruction),
        [t`Geltung`, <Validity key="validity" instruction={instruction} />],
      ]}
    />
  )
}

function Validity({ instruction: { validFrom, validUntil } }: { instruction: Worded }) {
  if (!validFrom) return <Trans>einmalig</Trans>
  return validUntil ? (
    <Trans>
      dauerhaft vom <Day on={validFrom} /> bis zum <Day on={validUntil} />
    </Trans>
  ) : (
    <Trans>
      dauerhaft ab <Day on={validFrom} />, bis sie widerrufen wird
    </Trans>
  )
}
