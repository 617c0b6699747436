import { Trans, useLingui } from '@lingui/react/macro'
import { at, pages } from '@portal/domain/addresses'
import type { Instruction } from '@portal/domain/instructions/contract'
import { turnOf } from '@portal/domain/instructions/machine'
import type { ReactNode } from 'react'
import { germanDayAt } from '../../platform/clock/german-time.ts'
import { AgreedWith } from '../../platform/navigation/agreed-with.tsx'
import { withQuery } from '../../platform/navigation/with-query.ts'
import { say } from '../../platform/language/i18n.ts'
import { Badge } from '../../ui/basics/badge.tsx'
import { Doubt } from '../../ui/page/doubt.tsx'
import { PageHeader } from '../../ui/page/page-header.tsx'
import { Page, Section } from '../../ui/page/page.tsx'
import { Attached } from '../papers/attachment-list.tsx'
import { BackToList } from '../back-to-list.tsx'
import { ContestedAgreement } from '../contested-agreement.tsx'
import { Messages, Notes } from '../correspondence/correspondence.tsx'
import { Declination } from '../matters/declination.tsx'
import { Facts } from '../wording/facts.tsx'
import { Answered, Matters } from '../matters/matters.tsx'
import { PresentedSection } from '../wording/presented.tsx'
import { Proof } from '../papers/proof.tsx'
import { Receipts } from '../papers/receipts.tsx'
import { Reports } from '../matters/reports.tsx'
import { StandingUntil } from '../wording/standing.tsx'
import { BesidePills, StatusPill } from '../status-pill.tsx'
import { Told } from '../matters/told.tsx'
import { Turn } from './turn.tsx'
import type { Reader } from '../next-step.ts'
import { Way } from '../matters/way.tsx'
import { clauseOfMatter, isChange, saidOf } from '../matter.ts'
import { Agreement } from '../changes/agreement.tsx'
import { Wording } from '../wording/wording.tsx'
import { urgencyWords } from '../words.ts'

/** An instruction: where it stands first, then what waits for an answer, what came of it, what it says, its way and its proof. */
export function InstructionDetail({
  instruction,
  reader,
  mayWrite = false,
  acts,
  quietActs,
}: {
  instruction: Instruction
  reader: Reader
  /** Messages, and on the provider's side notes. */
  mayWrite?: boolean
  /** What the person may do now. */
  acts?: ReactNode
  /** What they may do at any time. */
  quietActs?: ReactNode
}) {
  const { id, number, title, status, urgency, clientId, clientName, text, revision, submittedAt } =
    instruction
  const { t } = useLingui()
  const said = saidOf(instruction)
  const side = reader === 'client' ? 'client' : 'provider'
  return (
    <AgreedWith clientId={clientId} on={submittedAt && germanDayAt(submittedAt)}>
      <Page>
        <PageHeader title={title} clause={clauseOfMatter(instruction)} back={<BackToList />}>
          <StatusPill status={status} isChange={instruction.proposedBy !== null} />
          <BesidePills instruction={instruction} />
          {urgency === 'urgent' && turnOf(instruction) && (
            <Badge tone="alarm">{say(urgencyWords.urgent)}</Badge>
          )}
          <StandingUntil instruction={instruction} />
          <span>
            {number ? said(t`Weisung ${number}`) : <Trans>noch ohne Nummer</Trans>}
            {reader !== 'client' && <> · {clientName}</>}
          </span>
        </PageHeader>
        <Doubt of={instruction} />
        <ContestedAgreement instruction={instruction} side={side} />
        <Turn instruction={instruction} reader={reader}>
          {acts}
        </Turn>
        <Matters instruction={instruction} />
        <Agreement instruction={instruction} />
        <PresentedSection instruction={instruction} />
        {status === 'declined' && <Declination instruction={instruction} side={side} />}
        <Reports instruction={instruction} />
        <Told instruction={instruction} />
        <Section
          title={
            isChange(instruction) ? (
              <Trans>Was sich ändern soll</Trans>
            ) : (
              <Trans>Was angewiesen ist</Trans>
            )
          }
          clause={clauseOfMatter(instruction)}
        >
          <Wording text={text} />
          <Facts instruction={instruction} />
          <Attached instruction={instruction} />
          {revision > 1 && (
            <p>
              <a href={at(pages.instructions.revisions, { id })}>
                <Trans>Mit der früheren Fassung vergleichen</Trans>
              </a>
            </p>
          )}
        </Section>
        <Answered instruction={instruction} />
        <Messages instruction={instruction} mayWrite={mayWrite} />
        <Notes instruction={instruction} mayWrite={mayWrite} />
        <Section title={<Trans>Verlauf</Trans>}>
          <Way instruction={instruction} />
          <p data-print="no">
            <a href={evidenceOf(instruction, side)}>
              <Trans>Alle Ereignisse im Nachweisprotokoll</Trans>
            </a>
          </p>
          {quietActs}
        </Section>
        <Proof instruction={instruction} />
        <Receipts instruction={instruction} />
      </Page>
    </AgreedWith>
  )
}

/** A client's people see their own log; the provider's have to say whose. */
const evidenceOf = ({ id, clientId }: Instruction, side: 'client' | 'provider') =>
  withQuery(pages.evidence, { kunde: side === 'client' ? null : clientId, vorgang: id })
