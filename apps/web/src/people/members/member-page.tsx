import { Trans, useLingui } from '@lingui/react/macro'
import { useSuspenseQueries } from '@tanstack/react-query'
import { say } from '../../platform/language/i18n.ts'
import { DefinitionList } from '../../ui/data/definition-list.tsx'
import { MomentDay } from '../../ui/basics/moment.tsx'
import { Page, Section } from '../../ui/page/page.tsx'
import { PageHeader } from '../../ui/page/page-header.tsx'
import { BackToPeople } from '../back-to-people.tsx'
import { type Circle, entryPage } from '../circle.ts'
import { FactorSection } from '../resets/factor-section.tsx'
import { NobodyHere } from '../nobody-here.tsx'
import { membersQuery, registerQuery } from '../queries.ts'
import { RemoveSection } from './remove-section.tsx'
import { RoleSection } from './role-section.tsx'
import { SignOutSection } from './sign-out-section.tsx'
import { isValid } from '../register/standing.ts'
import { localeWords, sayGround } from '../words.ts'
import { MailLink } from '../../ui/basics/contact-link.tsx'

/** One person with access to a client, and what may be done about it. */
export function MemberPage({
  circle,
  clientId,
  userId,
  me,
  go,
}: {
  circle: Circle
  clientId: string
  userId: string
  /** Who is looking. */
  me: string
  go: (to: string) => void
}) {
  const { t } = useLingui()
  const [{ data: members }, { data: register }] = useSuspenseQueries({
    queries: [membersQuery(clientId), registerQuery(clientId)],
  })
  const member = members.find((each) => each.userId === userId)
  if (!member) return <NobodyHere circle={circle} />
  const isOwn = userId === me
  const entries = register.filter((each) => each.userId === userId && isValid(each))
  return (
    <Page>
      <PageHeader
        title={member.name}
        back={<BackToPeople circle={circle} />}
        lead={isOwn ? <Trans>Das sind Sie.</Trans> : null}
      />
      <Section>
        <DefinitionList
          rows={[
            [t`E-Mail-Adresse`, <MailLink key="mail" address={member.email} />],
            [t`Sprache`, say(localeWords[member.locale])],
            [t`Zugang seit`, <MomentDay key="since" at={member.since} />],
            [
              t`Grund des Zugangs`,
              member.ground ? sayGround(member.ground) : t`nicht festgehalten`,
            ],
            [
              t`Weisungsberechtigt`,
              entries.length === 0
                ? t`nein`
                : entries.map(({ id, function: role, current }) => (
                    <span key={id}>
                      <a href={entryPage(circle, id)}>
                        {current ? t`ja, als ${role}` : t`künftig, als ${role}`}
                      </a>
                    </span>
                  )),
            ],
          ]}
        />
      </Section>
      <FactorSection circle={circle} person={member} reset={member.factorReset} isOwn={isOwn} />
      <SignOutSection circle={circle} person={member} isOwn={isOwn} />
      <RoleSection
        key={member.role}
        circle={circle}
        person={member}
        onOwn={isOwn ? () => go(circle.home) : null}
        go={go}
      >
        <p>
          <Trans>Weisungen erteilt, wer zusätzlich nach § 9 im Register steht.</Trans>
        </p>
      </RoleSection>
      <RemoveSection
        circle={circle}
        person={member}
        isAuthorised={entries.length > 0}
        isOwn={isOwn}
        go={go}
      />
    </Page>
  )
}
