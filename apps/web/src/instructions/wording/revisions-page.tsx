import { Trans, useLingui } from '@lingui/react/macro'
import { at, pages } from '@portal/domain/addresses'
import { useSuspenseQuery } from '@tanstack/react-query'
import { withQuery } from '../../platform/navigation/with-query.ts'
import { DefinitionList } from '../../ui/data/definition-list.tsx'
import { FilterSelect } from '../../ui/form/filter-select.tsx'
import { HashText } from '../../ui/data/hash-text.tsx'
import { Moment } from '../../ui/basics/moment.tsx'
import { Page, Section } from '../../ui/page/page.tsx'
import { PageHeader } from '../../ui/page/page-header.tsx'
import { Facts } from './facts.tsx'
import styles from '../list.module.css'
import { instructionQuery, revisionsQuery } from '../queries.ts'
import { Wording } from './wording.tsx'
import { WordingChanges } from './wording-changes.tsx'

/** Two wordings of an instruction side by side: what changed, then the later one whole (§8.2, §10.2). */
export function RevisionsPage({
  id,
  query,
  go,
}: {
  id: string
  query: (name: string) => string | null
  go: (to: string) => void
}) {
  const { t } = useLingui()
  const { data: instruction } = useSuspenseQuery(instructionQuery(id))
  const { data: revisions } = useSuspenseQuery(revisionsQuery(id))
  const find = (name: string) => revisions.find(({ revision }) => String(revision) === query(name))
  const after = find('neu') ?? revisions.at(-1)
  const before = find('alt') ?? revisions.at(-2)
  const options = revisions.map(({ revision }) => ({
    value: String(revision),
    label: t`Fassung ${revision}`,
  }))
  const choose = (old: number | undefined, now: number | undefined) =>
    go(withQuery(at(pages.instructions.revisions, { id }), { alt: old, neu: now }))
  return (
    <Page>
      <PageHeader
        title={t`Fassungen vergleichen`}
        clause="§ 10.2"
        back={<a href={at(pages.instructions.one, { id })}>{instruction.title}</a>}
      />
      {before && after ? (
        <>
          <Section>
            <div className={styles.filters} role="group" aria-label={t`Welche Fassungen`}>
              <FilterSelect
                label={t`Frühere Fassung`}
                value={String(before.revision)}
                onChange={(value) => choose(Number(value ?? 1), after.revision)}
                options={options}
              />
              <FilterSelect
                label={t`Spätere Fassung`}
                value={String(after.revision)}
                onChange={(value) => choose(before.revision, Number(value ?? revisions.length))}
                options={options}
              />
            </div>
          </Section>
          <Section title={<Trans>Was sich geändert hat</Trans>}>
            <WordingChanges before={before.content} after={after.content} />
          </Section>
          <Section title={<Trans>Fassung {after.revision} im Ganzen</Trans>}>
            <Wording title={after.content.title} text={after.content.text} />
            <Facts instruction={after.content} isWhole />
            <DefinitionList
              rows={[
                [t`Gilt seit`, <Moment key="at" at={after.at} />],
                [
                  t`Erteilt von`,
                  after.givenBy && `${after.givenBy.name}, ${after.givenBy.function}`,
                ],
                [t`Eingetragen von`, after.enteredBy],
                [t`Gegengezeichnet von`, after.countersignedBy?.name],
                [
                  t`Prüfsumme des Wortlauts (SHA-256)`,
                  <HashText key="hash" sha256={after.textSha256} />,
                ],
              ]}
            />
          </Section>
        </>
      ) : (
        <Section>
          <p>
            <Trans>
              Von dieser Weisung gibt es nur eine Fassung; es gibt nichts zu vergleichen.
            </Trans>
          </p>
        </Section>
      )}
    </Page>
  )
}
