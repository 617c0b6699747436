import { Trans } from '@lingui/react/macro'
import type { ConfirmationChallenge } from '@portal/domain/accounts/factors'
import type { ReactNode } from 'react'
import { PageHeader } from '../ui/page/page-header.tsx'
import { Page, Section } from '../ui/page/page.tsx'
import { About, type Concerned } from './about.tsx'
import type { Change } from './binding.ts'
import { Overtaken } from './overtaken.tsx'
import { SecondFactorForm } from './second-factor-form.tsx'
import { type Signing, useSigning } from './use-signing.ts'

type Words = {
  title: string
  lead?: ReactNode
  /** What follows from it. */
  effect: ReactNode
  /** Above what is signed. */
  heading: ReactNode
  /** Names the act on the button that does it. */
  act: ReactNode
  cancel: ReactNode
}

/** A binding act with nothing to fill in: exactly what will be done, and the second factor that makes it binding. */
export function SigningPage<R, B extends object, T>({
  home,
  back,
  clause,
  concerned,
  words,
  renderReview,
  renderChanged = Overtaken,
  renderRefused,
  challenge,
  ...signing
}: Signing<R, B, T> & {
  /** Where „cancel“ leads to. */
  home: string
  back: ReactNode
  clause?: string
  /** Whom and what it concerns. */
  concerned: (record: R) => Concerned
  words: (record: R) => Words
  renderReview: (record: R) => ReactNode
  /** The record is another one, or the act no longer possible. */
  renderChanged?: (change: Change<R, B>) => ReactNode
  /** For a refusal after which no code helps; null for others. */
  renderRefused?: (error: Error) => ReactNode
  challenge: (record: R) => Promise<ConfirmationChallenge>
}) {
  const act = useSigning(signing)
  const { record, before, isOpen, isChanged, onSeen, error, end } = act
  const { title, lead, effect, heading, act: label, cancel } = words(record)
  const refused = error && renderRefused?.(error)
  return (
    <Page>
      <PageHeader title={title} clause={clause} back={back} lead={lead} />
      {isOpen && !isChanged ? (
        <>
          <About of={concerned(record)} effect={effect} />
          <Section title={heading}>{renderReview(record)}</Section>
          {refused ? (
            <Section>{refused}</Section>
          ) : (
            <Section title={<Trans>Bestätigen</Trans>}>
              <SecondFactorForm
                {...end}
                challenge={() => challenge(record)}
                label={label}
                back={{ href: home, label: cancel }}
              />
            </Section>
          )}
        </>
      ) : (
        <Section>
          {renderChanged({ before, record, hasInput: false, onSeen: isOpen ? onSeen : null })}
        </Section>
      )}
    </Page>
  )
}
