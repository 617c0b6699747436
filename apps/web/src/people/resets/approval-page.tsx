import { Trans, useLingui } from '@lingui/react/macro'
import { useSuspenseQuery } from '@tanstack/react-query'
import { say } from '../../platform/language/i18n.ts'
import { ButtonRow } from '../../ui/basics/button.tsx'
import { Page, Section } from '../../ui/page/page.tsx'
import { PageHeader } from '../../ui/page/page-header.tsx'
import { BackToPeople } from '../back-to-people.tsx'
import { staffCircle } from '../circle.ts'
import { NobodyHere } from '../nobody-here.tsx'
import { resetsQuery } from '../queries.ts'
import { Approval } from './approval.tsx'
import { ResetCode } from './reset-code.tsx'
import { ResetFacts } from './reset-facts.tsx'
import { CancelReset, RenewReset } from './reset-under-way.tsx'
import { isUnderWay } from './under-way-of.ts'
import { resetStatusWords } from '../words.ts'

/** One reset of a second factor: what the first person recorded, and the decision of the second. */
export function ApprovalPage({
  id,
  mayReset,
  go,
}: {
  id: string
  /** May start, approve and cancel, and does not only read. */
  mayReset: boolean
  go: (to: string) => void
}) {
  const { t } = useLingui()
  const { data: resets } = useSuspenseQuery(resetsQuery())
  const reset = resets.find((each) => each.id === id)
  if (!reset) return <NobodyHere circle={staffCircle} />
  const { userName } = reset
  return (
    <Page>
      <PageHeader
        title={t`Zurücksetzung für ${userName}`}
        back={<BackToPeople circle={staffCircle} />}
        lead={say(resetStatusWords[reset.status])}
      />
      <Section title={<Trans>Was festgehalten ist</Trans>}>
        <ResetFacts reset={reset} />
      </Section>
      <ResetCode id={id} name={userName} />
      {mayReset && <Approval reset={reset} go={go} />}
      {mayReset && isUnderWay(reset) && (
        <Section title={<Trans>Eingreifen</Trans>}>
          <p>
            <Trans>Kommt Ihnen etwas merkwürdig vor, brechen Sie ab und fragen Sie nach.</Trans>
          </p>
          <ButtonRow>
            {reset.status === 'link_sent' && <RenewReset id={id} name={userName} />}
            <CancelReset id={id} name={userName} />
          </ButtonRow>
        </Section>
      )}
    </Page>
  )
}
