import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { DefinitionList } from '../ui/data/definition-list.tsx'
import { Section } from '../ui/page/page.tsx'

/** What an act concerns, such as the practice and the instruction: names, which no browser translates. */
export type Concerned = readonly (readonly [name: string, value: string | null | undefined])[]

/** At the head of every review: whom and what it concerns, and what follows from it. */
export const About = ({ of, effect }: { of: Concerned; effect?: ReactNode }) => (
  <Section title={<Trans>Worum es geht</Trans>}>
    <DefinitionList
      rows={[
        ...of.map(([name, value]) => [name, value && <span translate="no">{value}</span>] as const),
        [<Trans key="effect">Was es bewirkt</Trans>, effect],
      ]}
    />
  </Section>
)
