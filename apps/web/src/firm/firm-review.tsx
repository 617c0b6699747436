import { Trans, useLingui } from '@lingui/react/macro'
import type { KeptSettings } from '@portal/domain/provider/contract'
import { noticeOfChange } from '@portal/domain/provider/telling'
import type { ReactNode } from 'react'
import { PlainReview } from '../binding/about.tsx'
import { Markdown } from '../ui/data/markdown.tsx'
import { DefinitionList } from '../ui/data/definition-list.tsx'
import styles from './firm.module.css'
import { ChangedFacts, Words } from './firm-facts.tsx'
import { changedLines, firmGroups } from './firm-lines.ts'

/** What will hold, and what is told to whom because of it. */
export function FirmReview({
  back,
  before,
  after,
  isPending,
  onConfirm,
  onChange,
}: {
  back: ReactNode
  /** Null: nobody has said anything yet. */
  before: KeptSettings | null
  after: KeptSettings
  isPending: boolean
  onConfirm: () => void
  onChange: () => void
}) {
  const { t } = useLingui()
  const told = before && noticeOfChange(before, after)
  return (
    <PlainReview
      clause="§§ 6.3, 9"
      back={back}
      of={[[t`Firma`, after.name]]}
      effect={
        told ? (
          <Trans>
            Alle Auftraggeber bekommen sofort die Mitteilung, die unten steht; ihre Leute erhalten
            eine E-Mail ohne Inhalt. Sie steht in jedem Nachweisprotokoll und lässt sich nicht
            zurücknehmen.
          </Trans>
        ) : before ? (
          <Trans>
            Es entsteht eine neue Fassung. Niemand wird benachrichtigt, denn Ansprechperson,
            Weisungsempfänger und Wege bleiben, wie sie sind.
          </Trans>
        ) : (
          <Trans>Es entsteht die erste Fassung. Niemand wird benachrichtigt.</Trans>
        )
      }
      title={before ? <Trans>Genau das ändert sich</Trans> : <Trans>Genau das gilt dann</Trans>}
      isPending={isPending}
      act={told ? <Trans>Speichern und allen mitteilen</Trans> : <Trans>Speichern</Trans>}
      onConfirm={onConfirm}
      onChange={onChange}
    >
      {before ? (
        <ChangedFacts lines={changedLines(before, after)} />
      ) : (
        <DefinitionList
          rows={firmGroups(after)
            .flatMap(({ lines }) => lines)
            .map((line) => [line.label, <Words key={line.label} {...line} isTyped />])}
        />
      )}
      {told && (
        <>
          <h3>
            <Trans>So lesen es alle Auftraggeber</Trans>
          </h3>
          <div className={styles.notice} lang="de">
            <h4 translate="no">{told.title}</h4>
            <Markdown>{told.body}</Markdown>
          </div>
        </>
      )}
    </PlainReview>
  )
}
