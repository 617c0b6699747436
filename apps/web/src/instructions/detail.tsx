import { Trans } from '@lingui/react/macro'
import type { Instruction } from '@portal/domain/instructions/contract'
import { turnOf } from '@portal/domain/instructions/machine'
import { say } from '../platform/i18n.ts'
import { Badge } from '../ui/badge.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Page, Section } from '../ui/page.tsx'
import { BackToList } from './back-to-list.tsx'
import { Declination } from './declination.tsx'
import { Report } from './execution-report.tsx'
import { Facts } from './facts.tsx'
import { Proof } from './proof.tsx'
import { ProviderActs } from './provider-acts.tsx'
import { StatusPill } from './status-pill.tsx'
import { Turn } from './turn.tsx'
import type { Reader } from './turn-words.ts'
import { Way } from './way.tsx'
import { Wording } from './wording.tsx'
import { urgencyWords } from './words.ts'

/** A submitted instruction: where it stands first, then what came of it, what it says, its way and its proof. */
export function InstructionDetail({
  instruction,
  reader,
}: {
  instruction: Instruction
  reader: Reader
}) {
  const { number, title, status, urgency, execution, clientName, text } = instruction
  const side = reader === 'client' ? 'client' : 'provider'
  return (
    <Page>
      <PageHeader title={title} clause="§ 8.3" back={<BackToList />}>
        <StatusPill status={status} />
        {urgency === 'urgent' && turnOf(status) && (
          <Badge tone="alarm">{say(urgencyWords.urgent)}</Badge>
        )}
        <span>
          <Trans>Weisung {number}</Trans>
          {reader !== 'client' && <> · {clientName}</>}
        </span>
      </PageHeader>
      <Turn instruction={instruction} reader={reader}>
        {reader === 'provider' && <ProviderActs instruction={instruction} />}
      </Turn>
      {status === 'declined' && <Declination instruction={instruction} side={side} />}
      {execution && <Report execution={execution} />}
      <Section title={<Trans>Was angewiesen ist</Trans>} clause="§ 8.3">
        <Wording text={text} />
        <Facts instruction={instruction} />
      </Section>
      <Section title={<Trans>Verlauf</Trans>}>
        <Way instruction={instruction} />
      </Section>
      <Proof instruction={instruction} />
    </Page>
  )
}
