import { Trans, useLingui } from '@lingui/react/macro'
import { useSuspenseQueries } from '@tanstack/react-query'
import { say } from '../../platform/language/i18n.ts'
import { Banner } from '../../ui/basics/banner.tsx'
import { DefinitionList } from '../../ui/data/definition-list.tsx'
import { MomentDay } from '../../ui/basics/moment.tsx'
import { Page, Section } from '../../ui/page/page.tsx'
import { PageHeader } from '../../ui/page/page-header.tsx'
import { BackToPeople } from '../back-to-people.tsx'
import { staffCircle } from '../circle.ts'
import { FactorSection } from '../resets/factor-section.tsx'
import { NobodyHere } from '../nobody-here.tsx'
import { resetsQuery, staffQuery } from '../queries.ts'
import { RemoveSection } from '../members/remove-section.tsx'
import { RoleSection } from '../members/role-section.tsx'
import { SignOutSection } from '../members/sign-out-section.tsx'
import { underWayOf } from '../resets/under-way-of.ts'
import { staffRoleWords } from '../../accounts/words.ts'
import { MailLink } from '../../ui/basics/contact-link.tsx'

/** One of the provider's people, and what the owner may do about their access. */
export function StaffMemberPage({
  userId,
  me,
  mayManage,
  mayReset,
  go,
}: {
  userId: string
  me: string
  mayManage: boolean
  mayReset: boolean
  go: (to: string) => void
}) {
  const { t } = useLingui()
  const [{ data: staff }, { data: resets }] = useSuspenseQueries({
    queries: [staffQuery(), resetsQuery()],
  })
  const person = staff.find((each) => each.userId === userId)
  if (!person) return <NobodyHere circle={staffCircle} />
  const isOwn = userId === me
  const isLastOwner =
    person.role === 'owner' && staff.filter(({ role }) => role === 'owner').length === 1
  return (
    <Page>
      <PageHeader
        title={person.name}
        back={<BackToPeople circle={staffCircle} />}
        lead={isOwn ? <Trans>Das sind Sie.</Trans> : null}
      />
      <Section>
        <DefinitionList
          rows={[
            [t`E-Mail-Adresse`, <MailLink key="mail" address={person.email} />],
            [t`Rolle`, say(staffRoleWords[person.role])],
            [t`Zugang seit`, <MomentDay key="since" at={person.since} />],
          ]}
        />
      </Section>
      {mayReset && (
        <FactorSection
          circle={staffCircle}
          person={person}
          reset={underWayOf(resets, userId)}
          isOwn={isOwn}
          isOwner={person.role === 'owner'}
        />
      )}
      {mayManage && <SignOutSection circle={staffCircle} person={person} isOwn={isOwn} />}
      {mayManage &&
        (isLastOwner ? (
          <Section title={<Trans>Was die Person darf</Trans>}>
            <Banner title={<Trans>{person.name} ist die einzige Person mit dieser Rolle.</Trans>}>
              <p>
                <Trans>
                  Dieser Zugang lässt sich weder ändern noch entfernen, sonst könnte niemand mehr
                  die Mitarbeitenden verwalten. Machen Sie zuerst eine weitere Person zur Inhaberin
                  oder zum Inhaber.
                </Trans>
              </p>
            </Banner>
          </Section>
        ) : (
          <>
            <RoleSection
              key={person.role}
              circle={staffCircle}
              person={person}
              go={go}
              onOwn={isOwn ? () => go(staffCircle.home) : null}
            />
            <RemoveSection
              circle={staffCircle}
              person={person}
              isAuthorised={false}
              isOwn={isOwn}
              go={go}
            />
          </>
        ))}
    </Page>
  )
}
