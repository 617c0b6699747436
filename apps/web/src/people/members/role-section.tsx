import { Trans, useLingui } from '@lingui/react/macro'
import { ClientRole, StaffRole } from '@portal/domain/access'
import { peoplePages } from '@portal/domain/addresses'
import { withQuery } from '../../platform/navigation/with-query.ts'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { explain } from '../../platform/language/explain.ts'
import { say } from '../../platform/language/i18n.ts'
import { Button } from '../../ui/basics/button.tsx'
import { RadioGroup } from '../../ui/form/choice.tsx'
import { Form } from '../../ui/form/form.tsx'
import { announce } from '../../ui/basics/live-region.tsx'
import { Section } from '../../ui/page/page.tsx'
import { Refusal } from '../../ui/basics/refusal.tsx'
import { changeRole } from '../acts.ts'
import type { Circle } from '../circle.ts'
import { useGround } from '../grounds/use-ground.tsx'
import { roleOptions } from './role-options.ts'
import { ruleOf } from '../rule-of.ts'
import { roleWords } from '../../accounts/words.ts'

/** Says what a person may do, and changes it. */
export function RoleSection({
  circle,
  person: { userId, name, role },
  onOwn,
  go,
  children,
}: {
  circle: Circle
  person: { userId: string; name: string; role: ClientRole | StaffRole }
  /** Leaves the page where somebody changed their own role and may see it no more; null for others. */
  onOwn: (() => void) | null
  go: (to: string) => void
  children?: ReactNode
}) {
  const { t } = useLingui()
  const [chosen, setChosen] = useState(role)
  const change = useMutation({
    ...changeRole(circle, userId),
    onSuccess: (_, { role: to }) => {
      announce(t`${name} hat jetzt die Rolle „${say(roleWords[to])}“.`)
      onOwn?.()
    },
  })
  const asked = useGround(circle, role === 'manager' || chosen === 'manager', false)
  // A rule that forbids this role for this person stands beside the roles.
  const isRule = ruleOf(change.error) !== null && chosen === change.variables?.role
  return (
    <Section title={<Trans>Was die Person darf</Trans>}>
      {children}
      <Form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (change.isPending || chosen === role) return
          if (asked.isProposed)
            return go(
              withQuery(peoplePages(circle.home).propose, {
                art: 'rolle',
                person: userId,
                rolle: chosen,
              }),
            )
          const ground = asked.cited()
          if (ground) change.mutate({ role: chosen, ...ground })
        }}
      >
        <RadioGroup
          label={t`Rolle`}
          value={chosen}
          onChange={setChosen}
          errorMessage={isRule ? explain(change.error) : undefined}
          options={roleOptions<ClientRole | StaffRole>(
            circle.clientId === null ? StaffRole.options : ClientRole.options,
          )}
        />
        {chosen !== role && asked.fields}
        {chosen !== role && (
          <p>
            <Trans>
              Verliert {name} dadurch ein Recht, endet auch, was damit begonnen wurde und noch offen
              ist: Einladungen, das Zurücksetzen eines zweiten Faktors.
            </Trans>
          </p>
        )}
        {!isRule && <Refusal error={change.error} />}
        <div>
          <Button
            type="submit"
            look="primary"
            isPending={change.isPending}
            isDisabled={chosen === role}
          >
            <Trans>Rolle ändern</Trans>
          </Button>
        </div>
      </Form>
    </Section>
  )
}
