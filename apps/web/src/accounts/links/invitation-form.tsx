import { Trans, useLingui } from '@lingui/react/macro'
import type { InvitationDetails } from '@portal/domain/accounts/links'
import { entryPages } from '@portal/domain/entry-addresses'
import { faultOf } from '../../platform/http/fault-of.ts'
import { useForm } from '../../platform/form/form.ts'
import { Button, ButtonRow } from '../../ui/basics/button.tsx'
import { Form } from '../../ui/form/form.tsx'
import { PasswordField } from '../../ui/form/password-field.tsx'
import type { Advance } from '../entry/advance.ts'
import { NewPasswordField, OwnAddress } from '../entry/new-password-field.tsx'
import { acceptInvitation, asked } from '../entry/sign-in-api.ts'
import { LinkRefusal } from '../entry/what-now.tsx'

/** A new account chooses its password; an existing one proves it. */
export function InvitationForm({
  token,
  account,
  email,
  onNext,
  onOtherSession,
}: {
  token: string
  account: InvitationDetails['account']
  email: string
  onNext: Advance
  /** Somebody signed in here in the meantime: nothing was done. */
  onOtherSession: () => void
}) {
  const { t } = useLingui()
  const isNew = account === 'new'
  const form = useForm(isNew ? asked.newPassword : asked.knownPassword, { password: '' })
  return (
    <Form
      {...form.onSubmit(async ({ password }) => {
        try {
          onNext(await acceptInvitation({ token, password }))
        } catch (error) {
          const fault = faultOf(error)
          if (fault?.code === 'conflict' && fault.rule === 'other-session') onOtherSession()
          throw error
        }
      })}
    >
      <OwnAddress email={email} />
      {isNew ? (
        <NewPasswordField {...form.field('password')} />
      ) : (
        <>
          <p>
            <Trans>
              Sie haben schon einen Zugang zum Portal. Melden Sie sich damit an; der neue kommt
              hinzu.
            </Trans>
          </p>
          <PasswordField
            label={t`Ihr Passwort`}
            autoComplete="current-password"
            {...form.field('password')}
          />
        </>
      )}
      <LinkRefusal kind="invitation" error={form.refusal} />
      <ButtonRow>
        <Button type="submit" look="primary" isPending={form.isPending}>
          {isNew ? <Trans>Passwort festlegen</Trans> : <Trans>Einladung annehmen</Trans>}
        </Button>
      </ButtonRow>
      {!isNew && (
        <p>
          <a href={entryPages.passwordForgotten}>
            <Trans>Passwort vergessen?</Trans>
          </a>
        </p>
      )}
    </Form>
  )
}
