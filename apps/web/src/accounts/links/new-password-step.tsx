import { Trans, useLingui } from '@lingui/react/macro'
import { useForm } from '../../platform/form/form.ts'
import { Button, ButtonRow } from '../../ui/basics/button.tsx'
import { Form } from '../../ui/form/form.tsx'
import { NewPasswordField } from '../entry/new-password-field.tsx'
import { asked, completePasswordReset } from '../entry/sign-in-api.ts'
import { StepHeader } from '../entry/step-header.tsx'
import { LinkOwner } from './link-owner.tsx'
import { LinkRefusal } from '../entry/what-now.tsx'

export function NewPasswordStep({ token, onDone }: { token: string; onDone: () => void }) {
  const { t } = useLingui()
  const form = useForm(asked.newPassword, { password: '' })
  return (
    <>
      <StepHeader title={t`Neues Passwort wählen`}>
        <p>
          <Trans>
            Damit werden Sie überall abgemeldet. Danach melden Sie sich mit dem neuen Passwort und
            Ihrem zweiten Faktor an.
          </Trans>
        </p>
      </StepHeader>
      <LinkOwner kind="password" token={token}>
        {(ownAddress) => (
          <Form
            {...form.onSubmit(async ({ password }) => {
              await completePasswordReset(token, password)
              onDone()
            })}
          >
            {ownAddress}
            <NewPasswordField {...form.field('password')} />
            <LinkRefusal kind="password" error={form.refusal} />
            <ButtonRow>
              <Button type="submit" look="primary" isPending={form.isPending}>
                <Trans>Passwort festlegen</Trans>
              </Button>
            </ButtonRow>
          </Form>
        )}
      </LinkOwner>
    </>
  )
}
