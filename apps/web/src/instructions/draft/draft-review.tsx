import { Trans, useLingui } from '@lingui/react/macro'
import { at, pages } from '@portal/domain/addresses'
import type { Instruction } from '@portal/domain/instructions/contract'
import { Banner } from '../../ui/basics/banner.tsx'
import { Button, ButtonRow, LinkButton } from '../../ui/basics/button.tsx'
import { Moment } from '../../ui/basics/moment.tsx'
import { PageHeader } from '../../ui/page/page-header.tsx'
import { Page, Section } from '../../ui/page/page.tsx'
import { AttachmentsEditor } from '../papers/attachments-editor.tsx'
import { BackToList } from '../back-to-list.tsx'
import { ContestedAgreement } from '../contested-agreement.tsx'
import { DiscardDraft } from './discard-draft.tsx'
import { Facts } from '../wording/facts.tsx'
import { FromTo, type Giver } from './from-to.tsx'
import { PatientDataWarning } from '../fields/patient-data-warning.tsx'
import { SentBack } from './sent-back.tsx'
import { SubmissionSteps } from './submission-steps.tsx'
import { useIsAttaching } from '../papers/use-attaching.ts'
import { addressOf } from '../binding/on-instruction.ts'
import { clauseOfMatter, isChange } from '../matter.ts'
import { Wording } from '../wording/wording.tsx'

/** The exact text and everything else that will be given, by whom and to whom, before a code makes it binding. */
export function DraftReview({
  instruction,
  giver,
  isChanged,
  onOwn,
  go,
}: {
  instruction: Instruction
  giver: Giver
  /** It is not what this person had before them a moment ago. */
  isChanged: boolean
  /** The draft as this person's own file has left it. */
  onOwn: (answer: Instruction) => void
  go: (to: string) => void
}) {
  const { t } = useLingui()
  const isProposal = isChange(instruction)
  const isWaiting = useIsAttaching(instruction.id)
  const { id, version, title, text, textSha256, updatedAt } = instruction
  return (
    <Page>
      <PageHeader
        title={isProposal ? t`Vorschlag prüfen` : t`Weisung prüfen`}
        clause={clauseOfMatter(instruction)}
        back={<BackToList />}
        lead={
          <p>
            {isProposal ? (
              <Trans>
                Noch ist nichts vorgeschlagen. Lesen Sie, was Sie gleich verbindlich vorschlagen.
              </Trans>
            ) : (
              <Trans>
                Noch ist nichts erteilt. Lesen Sie, was Sie gleich verbindlich anweisen.
              </Trans>
            )}
          </p>
        }
      />
      <SubmissionSteps current="review" />
      {isChanged && (
        <Section>
          <Banner tone="caution" title={<Trans>Dieser Entwurf wurde inzwischen geändert.</Trans>}>
            <p>
              <Trans>
                Sie sehen den Stand vom <Moment at={updatedAt} />. Bitte lesen Sie ihn noch einmal;
                erteilt wird nur, was hier steht.
              </Trans>
            </p>
          </Banner>
        </Section>
      )}
      <SentBack instruction={instruction} />
      <ContestedAgreement instruction={instruction} side="client" />
      <Section
        title={isProposal ? <Trans>Das schlagen Sie vor</Trans> : <Trans>Das weisen Sie an</Trans>}
      >
        <Wording
          head={<Trans>Genau dieser Wortlaut, Zeichen für Zeichen</Trans>}
          title={title}
          text={text}
        />
        <PatientDataWarning texts={[title, text]} />
        <Facts instruction={instruction} isWhole />
      </Section>
      <Section title={<Trans>Anlagen</Trans>}>
        <AttachmentsEditor instruction={instruction} onOwn={onOwn} />
      </Section>
      <Section title={<Trans>Von wem und an wen</Trans>} clause="§ 9">
        <FromTo giver={giver} textSha256={textSha256} />
        <p>
          <Trans>
            Die Prüfsumme steht auch auf Ihrer Quittung. Mit ihr lässt sich nachweisen, dass niemand
            ein Zeichen geändert hat.
          </Trans>
        </p>
      </Section>
      <Section>
        <ButtonRow>
          {isWaiting ? (
            <Button look="primary" isDisabled>
              <Trans>Anlagen sind noch unterwegs</Trans>
            </Button>
          ) : (
            <LinkButton href={`${addressOf(id)}?reviewed=${version}`} look="primary" icon="arrow">
              <Trans>Stimmt, weiter zur Bestätigung</Trans>
            </LinkButton>
          )}
          <LinkButton href={at(pages.instructions.edit, { id })}>
            <Trans>Ändern</Trans>
          </LinkButton>
          <DiscardDraft instruction={instruction} go={go} />
        </ButtonRow>
      </Section>
    </Page>
  )
}
