import { Trans, useLingui } from '@lingui/react/macro'
import type { Declarant, Instruction } from '@portal/domain/instructions/contract'
import { Moment } from '../../ui/basics/moment.tsx'
import { DefinitionList } from '../../ui/data/definition-list.tsx'
import { Section } from '../../ui/page/page.tsx'

/** Of a change: who proposed it for which side, and who agreed to it for the other one (§8.2). */
export function Agreement({ instruction }: { instruction: Instruction }) {
  const { t } = useLingui()
  const { proposedBy, proposer, givenBy, countersignedBy, oral, submittedAt } = instruction
  if (proposedBy === null) return null
  const { agreedAt, agreedBy } = instruction
  const sides = { client: t`Auftraggeber`, provider: t`Auftragnehmer` }
  const other = proposedBy === 'client' ? sides.provider : sides.client
  const proposed = proposer?.name ?? (givenBy ? personOf(givenBy) : oral?.toldBy)
  return (
    <Section title={<Trans>Wer zugestimmt hat</Trans>} clause="§ 8.2">
      <DefinitionList
        rows={[
          [
            t`Vorgeschlagen von`,
            [proposed, countersignedBy?.name, sides[proposedBy]].filter(Boolean).join(', '),
          ],
          [t`Vorgeschlagen am`, submittedAt && <Moment key="proposed" at={submittedAt} />],
          [
            t`Zugestimmt hat`,
            agreedBy
              ? [personOf(agreedBy.by), agreedBy.countersignedBy?.name, other]
                  .filter(Boolean)
                  .join(', ')
              : t`noch niemand`,
          ],
          [t`Vereinbart seit`, agreedAt && <Moment key="agreed" at={agreedAt} />],
        ]}
      />
    </Section>
  )
}

const personOf = (declarant: Declarant): string =>
  'side' in declarant ? declarant.name : `${declarant.name}, ${declarant.function}`
