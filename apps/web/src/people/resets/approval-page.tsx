import { Trans, useLingui } from '@lingui/react/macro'
import type { FactorReset } from '@portal/domain/people/contract'
import { useSuspenseQuery } from '@tanstack/react-query'
import { say } from '../../platform/language/i18n.ts'
import { Banner } from '../../ui/basics/banner.tsx'
import { ButtonRow } from '../../ui/basics/button.tsx'
import { DefinitionList } from '../../ui/data/definition-list.tsx'
import { announce } from '../../ui/basics/live-region.tsx'
import { Moment } from '../../ui/basics/moment.tsx'
import { Page, Section } from '../../ui/page/page.tsx'
import { PageHeader } from '../../ui/page/page-header.tsx'
import { approveReset } from '../acts.ts'
import { BackToPeople } from '../back-to-people.tsx'
import { staffCircle } from '../circle.ts'
import { Confirmation } from '../binding/confirmation.tsx'
import { NobodyHere } from '../nobody-here.tsx'
import styles from '../people.module.css'
import { resetsQuery } from '../queries.ts'
import { CancelReset, RenewReset } from './reset-under-way.tsx'
import { isUnderWay } from './under-way-of.ts'
import { checkMethodWords, resetStatusWords } from '../words.ts'

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
        <Facts reset={reset} />
      </Section>
      {mayReset && reset.status === 'awaiting_approval' && (
        <Section title={<Trans>Zustimmen</Trans>}>
          {reset.mayApprove ? (
            <>
              <p>
                <Trans>
                  Stimmen Sie nur zu, wenn die Feststellung oben Sie überzeugt. Danach bekommt{' '}
                  {userName} einen Link, mit dem sich ein neuer zweiter Faktor einrichten lässt.
                </Trans>
              </p>
              <Confirmation
                act="second-factor-reset.approved"
                subject={id}
                input={{}}
                onConfirm={(secondFactor) => approveReset(id, secondFactor)}
                onDone={() => {
                  go(staffCircle.home)
                  announce(t`Zugestimmt. Der Link an ${userName} ist unterwegs.`)
                }}
                label={<Trans>Zustimmen und Link senden</Trans>}
                backTo={staffCircle.home}
                backLabel={<Trans>Noch nicht</Trans>}
              />
            </>
          ) : (
            <Banner title={<Trans>Hier muss eine andere Person zustimmen.</Trans>}>
              <p>
                <Trans>
                  {reset.startedBy} hat begonnen. Wer begonnen hat oder selbst betroffen ist, kann
                  nicht zustimmen: So kommt niemand allein in ein fremdes Konto.
                </Trans>
              </p>
            </Banner>
          )}
        </Section>
      )}
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

function Facts({ reset }: { reset: FactorReset }) {
  const { t } = useLingui()
  const { side, clients, identityCheck, startedBy, startedAt, approvedBy, approvedAt } = reset
  return (
    <DefinitionList
      rows={[
        [t`Person`, reset.userName],
        [
          t`E-Mail-Adresse`,
          <a key="mail" href={`mailto:${reset.userEmail}`}>
            {reset.userEmail}
          </a>,
        ],
        [
          t`Gehört zu`,
          side === 'provider'
            ? t`beim Anbieter`
            : clients.length === 0
              ? null
              : clients.map(({ id, name }) => (
                  <a key={id} className={styles.each} href={`/kunden/${id}`}>
                    {name}
                  </a>
                )),
        ],
        [t`Identität festgestellt`, say(checkMethodWords[identityCheck.method])],
        [
          t`Notiz`,
          <span key="note" className={styles.note}>
            {identityCheck.note}
          </span>,
        ],
        [
          t`Begonnen`,
          <span key="started">
            {startedBy}, <Moment at={startedAt} />
          </span>,
        ],
        [
          t`Zugestimmt`,
          approvedAt && (
            <span>
              {approvedBy}, <Moment at={approvedAt} />
            </span>
          ),
        ],
      ]}
    />
  )
}
