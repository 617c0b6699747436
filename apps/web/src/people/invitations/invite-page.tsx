import { Trans, useLingui } from '@lingui/react/macro'
import { ClientRole, StaffRole } from '@portal/domain/access'
import { Locale } from '@portal/domain/accounts/contract'
import { Invite, InviteStaff } from '@portal/domain/people/contract'
import { readableAddress } from '@portal/domain/mail-address'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { peoplePages } from '@portal/domain/addresses'
import { withQuery } from '../../platform/navigation/with-query.ts'
import { explain } from '../../platform/language/explain.ts'
import { useForm } from '../../platform/form/form.ts'
import { say } from '../../platform/language/i18n.ts'
import { Button, ButtonRow, LinkButton } from '../../ui/basics/button.tsx'
import { RadioGroup } from '../../ui/form/choice.tsx'
import { Form } from '../../ui/form/form.tsx'
import { announce } from '../../ui/basics/live-region.tsx'
import { Page, Section } from '../../ui/page/page.tsx'
import { PageHeader } from '../../ui/page/page-header.tsx'
import { Refusal } from '../../ui/basics/refusal.tsx'
import { TextField } from '../../ui/form/text-field.tsx'
import { invite } from '../acts.ts'
import { type Circle, pathOf } from '../circle.ts'
import { AddressTaken } from './address-taken.tsx'
import { BackToPeople } from '../back-to-people.tsx'
import { roleOptions } from '../members/role-options.ts'
import { useGround } from '../grounds/use-ground.tsx'
import { ruleOf } from '../rule-of.ts'
import { localeWords } from '../words.ts'

/** Invites somebody to a client's side, or to the provider's own. */
export function InvitePage({ circle, go }: { circle: Circle; go: (to: string) => void }) {
  const { t } = useLingui()
  const isStaff = circle.clientId === null
  const send = useMutation(invite(circle))
  const form = useForm<typeof Invite | typeof InviteStaff>(
    isStaff ? InviteStaff : Invite,
    { name: '', email: '', role: null, locale: 'de' },
    `einladung ${pathOf(circle)}`,
  )
  const [refusedEmail, setRefusedEmail] = useState('')
  const rule = form.values.email === refusedEmail ? ruleOf(form.refusal) : null
  const isTaken = rule === 'already-member' || rule === 'already-invited'
  const email = form.field('email')
  const asked = useGround(circle, form.values.role === 'manager')

  return (
    <Page>
      <PageHeader
        title={isStaff ? t`Mitarbeitende einladen` : t`Person einladen`}
        back={<BackToPeople circle={circle} />}
        lead={
          <Trans>
            Die Person bekommt einen Link per E-Mail. Damit wählt sie ihr Passwort und richtet ihren
            zweiten Faktor ein.
          </Trans>
        }
      />
      <Section>
        <Form
          {...form.onSubmit(async (input) => {
            setRefusedEmail(form.values.email ?? '')
            if (asked.isProposed)
              return go(
                withQuery(peoplePages(circle.home).propose, {
                  name: input.name,
                  adresse: input.email,
                  sprache: input.locale ?? 'de',
                  rolle: input.role,
                }),
              )
            const ground = asked.cited()
            if (!ground) return
            // A ground is asked for where a client's manager is invited alone.
            await send.mutateAsync({ ...input, ...ground })
            go(circle.home)
            announce(t`Die Einladung an ${readableAddress(input.email)} ist geschrieben.`)
          })}
        >
          <TextField label={t`Vor- und Nachname`} {...form.field('name')} autoComplete="off" />
          <div>
            <TextField
              label={t`E-Mail-Adresse`}
              type="email"
              autoComplete="off"
              description={t`Eine eigene Adresse je Person, damit jeder Schritt einem Menschen zuzuordnen ist.`}
              {...email}
              errorMessage={rule === 'other-side' ? explain(form.refusal) : email.errorMessage}
            />
            {isTaken && <AddressTaken circle={circle} email={refusedEmail} rule={rule} go={go} />}
          </div>
          <RadioGroup
            label={t`Rolle`}
            {...form.field('role')}
            options={roleOptions(isStaff ? StaffRole.options : ClientRole.options)}
          />
          {asked.fields}
          <RadioGroup
            label={t`Sprache der Einladung`}
            {...form.field('locale')}
            options={Locale.options.map((value) => ({ value, label: say(localeWords[value]) }))}
          />
          {rule === null && <Refusal error={form.refusal} />}
          <ButtonRow>
            <Button type="submit" look="primary" isPending={form.isPending}>
              <Trans>Einladung senden</Trans>
            </Button>
            <LinkButton href={circle.home}>
              <Trans>Abbrechen</Trans>
            </LinkButton>
          </ButtonRow>
        </Form>
      </Section>
    </Page>
  )
}
