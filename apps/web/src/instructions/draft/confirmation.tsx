import { Trans, useLingui } from '@lingui/react/macro'
import { at, pages } from '@portal/domain/addresses'
import type { Instruction } from '@portal/domain/instructions/contract'
import { declarationOf } from '@portal/domain/instructions/declaration'
import { useQuery } from '@tanstack/react-query'
import { About } from '../../binding/about.tsx'
import { challengeOfInput } from '../../binding/challenge.ts'
import { SecondFactorForm } from '../../binding/second-factor-form.tsx'
import { useSigning } from '../../binding/use-signing.ts'
import { Banner } from '../../ui/basics/banner.tsx'
import { PageHeader } from '../../ui/page/page-header.tsx'
import { Page, Section } from '../../ui/page/page.tsx'
import { concernedBy } from '../binding/concerned.ts'
import { onInstruction, addressOf } from '../binding/on-instruction.ts'
import { Attached } from '../papers/attachment-list.tsx'
import { Disclosure } from '../disclosure.tsx'
import type { Giver } from './from-to.tsx'
import { fourEyesQuery } from '../../people/queries.ts'
import { submitInstruction } from '../acts.ts'
import { SubmissionSteps } from './submission-steps.tsx'
import { clauseOfMatter, isChange } from '../matter.ts'
import { Wording } from '../wording/wording.tsx'

/** The binding act itself: what was reviewed, and a fresh second factor. The page becomes its receipt by itself. */
export function Confirmation({
  instruction,
  giver,
  go,
}: {
  instruction: Instruction
  giver: Giver
  go: (to: string) => void
}) {
  const { t } = useLingui()
  const isProposal = isChange(instruction)
  const { id, clientId, title, text } = instruction
  const { data: needsTwo } = useQuery(fourEyesQuery(clientId))
  const { end } = useSigning({
    ...onInstruction(instruction, isProposal ? 'propose' : 'submit', 'client'),
    go,
    send: submitInstruction,
    done: () => null,
  })
  return (
    <Page>
      <PageHeader
        title={isProposal ? t`Vorschlag bestätigen` : t`Weisung bestätigen`}
        clause={clauseOfMatter(instruction)}
        back={
          <a href={addressOf(id)}>
            <Trans>Zurück zum Prüfen</Trans>
          </a>
        }
        lead={
          <p>
            {isProposal ? (
              <Trans>
                Sie schlagen die Änderung „{title}“ vor, als {giver.name}, {giver.function}. Sie
                gilt, sobald Ihr Auftragnehmer zugestimmt hat.
              </Trans>
            ) : (
              <Trans>
                Sie erteilen die Weisung „{title}“ als {giver.name}, {giver.function}. Danach lässt
                sie sich nicht mehr ändern.
              </Trans>
            )}
          </p>
        }
      />
      <SubmissionSteps current="confirm" />
      <About
        of={concernedBy(instruction)}
        effect={
          isProposal ? (
            <Trans>Es gilt erst, wenn die andere Seite zugestimmt hat.</Trans>
          ) : needsTwo ? (
            <Trans>
              Sie wird verbindlich, sobald eine zweite weisungsberechtigte Person sie gegenzeichnet.
            </Trans>
          ) : (
            <Trans>
              Sie wird damit verbindlich. Ihr Auftragnehmer wird benachrichtigt und bestätigt den
              Eingang.
            </Trans>
          )
        }
      />
      <Section>
        {needsTwo && (
          <Banner title={<Trans>Ihre Praxis verlangt zwei Unterschriften.</Trans>}>
            <p>
              <Trans>
                Ihre ist die erste. Verbindlich wird die Weisung, sobald eine zweite
                weisungsberechtigte Person sie gegenzeichnet.
              </Trans>
            </p>
          </Banner>
        )}
        <Disclosure title={<Trans>Wortlaut noch einmal lesen</Trans>}>
          <Wording title={title} text={text} />
          <Attached instruction={instruction} />
        </Disclosure>
        <SecondFactorForm
          {...end}
          // Of what is on the screen, not of what the server says of it: the passkey signs what was read.
          challenge={() =>
            challengeOfInput(
              isProposal ? 'change.proposed' : 'instruction.submitted',
              id,
              declarationOf(instruction, {}),
            )
          }
          label={
            isProposal ? (
              <Trans>Verbindlich vorschlagen</Trans>
            ) : (
              <Trans>Weisung verbindlich erteilen</Trans>
            )
          }
          passkeyLabel={
            isProposal ? (
              <Trans>Mit Passkey bestätigen und vorschlagen</Trans>
            ) : (
              <Trans>Mit Passkey bestätigen und erteilen</Trans>
            )
          }
          back={{ href: at(pages.instructions.edit, { id }), label: <Trans>Ändern</Trans> }}
        />
      </Section>
    </Page>
  )
}
