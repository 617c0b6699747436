import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Button, ButtonRow } from '../ui/basics/button.tsx'
import { Refusal } from '../ui/basics/refusal.tsx'
import { DefinitionList } from '../ui/data/definition-list.tsx'
import { PageHeader } from '../ui/page/page-header.tsx'
import { Page, Section } from '../ui/page/page.tsx'

/** What an act concerns, such as the practice and the instruction: names, which no browser translates. */
export type Concerned = readonly (readonly [name: string, value: string | null | undefined])[]

type Facts = { of: Concerned; effect: ReactNode }

/** At the head of every review: whom and what it concerns, and what follows from it. */
export const About = (facts: Facts) => (
  <Section title={<Trans>Worum es geht</Trans>}>
    <AboutFacts {...facts} />
  </Section>
)

/** The same where something is asked beside what it concerns. */
export const AboutFacts = ({ of, effect }: Facts) => (
  <DefinitionList
    rows={[
      ...of.map(([name, value]) => [name, value && <span translate="no">{value}</span>] as const),
      [<Trans key="effect">Was es bewirkt</Trans>, effect],
    ]}
  />
)

/** The review of an act that asks for no second factor: exactly what will be done, and the way back to change it. */
export function PlainReview({
  clause,
  back,
  title,
  children,
  error = null,
  isPending,
  act,
  look = 'primary',
  onConfirm,
  onChange,
  ...facts
}: Facts & {
  clause?: string | null
  back?: ReactNode
  /** Above what will be done. */
  title: ReactNode
  children: ReactNode
  error?: Error | null
  isPending: boolean
  /** Names the act on the button that does it. */
  act: ReactNode
  look?: 'primary' | 'danger'
  onConfirm: () => void
  onChange: () => void
}) {
  const { t } = useLingui()
  return (
    <Page key="review">
      <PageHeader
        title={t`Prüfen und bestätigen`}
        clause={clause}
        back={back}
        lead={<Trans>Noch ist nichts geschehen. Verbindlich wird es mit Ihrer Bestätigung.</Trans>}
      />
      <About {...facts} />
      <Section title={title}>
        {children}
        <Refusal error={error} />
        <ButtonRow>
          <Button look={look} isPending={isPending} onClick={onConfirm}>
            {act}
          </Button>
          <Button isDisabled={isPending} onClick={onChange}>
            <Trans>Ändern</Trans>
          </Button>
        </ButtonRow>
      </Section>
    </Page>
  )
}
