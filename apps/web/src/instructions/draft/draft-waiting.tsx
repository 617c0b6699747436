import { Trans, useLingui } from '@lingui/react/macro'
import { at, pages } from '@portal/domain/addresses'
import type { Instruction } from '@portal/domain/instructions/contract'
import { ButtonRow, LinkButton } from '../../ui/basics/button.tsx'
import { CopyButton } from '../../ui/basics/copy-button.tsx'
import { PageHeader } from '../../ui/page/page-header.tsx'
import { Page, Section } from '../../ui/page/page.tsx'
import { Attached } from '../papers/attachment-list.tsx'
import { AttachmentsEditor } from '../papers/attachments-editor.tsx'
import { AuthorisedPersons } from './authorised-persons.tsx'
import { BackToList } from '../back-to-list.tsx'
import { DiscardDraft } from './discard-draft.tsx'
import { Facts } from '../wording/facts.tsx'
import { SentBack } from './sent-back.tsx'
import { StatusPill } from '../status-pill.tsx'
import { addressOf } from '../binding/on-instruction.ts'
import { Wording } from '../wording/wording.tsx'

/** A draft before somebody who may not give it: it waits, and they see for whom. */
export const DraftWaiting = ({
  instruction,
  mayDraft,
  go,
}: {
  instruction: Instruction
  mayDraft: boolean
  go: (to: string) => void
}) => (
  <Page>
    <PageHeader title={instruction.title} clause="§ 8.3" back={<BackToList />}>
      <StatusPill status={instruction.status} />
      <span>
        <Trans>begonnen von {instruction.draftedBy}</Trans>
      </span>
    </PageHeader>
    <SentBack instruction={instruction} />
    <Section title={<Trans>Wartet auf eine weisungsberechtigte Person</Trans>} clause="§ 9">
      <p>
        <Trans>
          Noch ist nichts erteilt. Verbindlich wird die Weisung erst, wenn eine dieser Personen sie
          hier prüft und bestätigt:
        </Trans>
      </p>
      <AuthorisedPersons clientId={instruction.clientId} />
      <CopyLink id={instruction.id} />
    </Section>
    <Section title={<Trans>Was angewiesen werden soll</Trans>}>
      <Wording text={instruction.text} />
      <Facts instruction={instruction} />
      {!mayDraft && <Attached instruction={instruction} />}
    </Section>
    {mayDraft && (
      <Section title={<Trans>Anlagen</Trans>}>
        <AttachmentsEditor instruction={instruction} />
      </Section>
    )}
    {mayDraft && (
      <Section>
        <ButtonRow>
          <LinkButton href={at(pages.instructions.edit, { id: instruction.id })}>
            <Trans>Ändern</Trans>
          </LinkButton>
          <DiscardDraft instruction={instruction} go={go} />
        </ButtonRow>
      </Section>
    )}
  </Page>
)

function CopyLink({ id }: { id: string }) {
  const { t } = useLingui()
  return (
    <div>
      <CopyButton
        text={`${location.origin}${addressOf(id)}`}
        label={t`Link zu diesem Entwurf kopieren`}
      />
    </div>
  )
}
