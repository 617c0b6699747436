import { Trans, useLingui } from '@lingui/react/macro'
import { useForm } from '../../platform/form/form.ts'
import { Button, ButtonRow } from '../../ui/basics/button.tsx'
import { Form } from '../../ui/form/form.tsx'
import { DigitsField } from '../../ui/form/digits-field.tsx'
import { PasswordField } from '../../ui/form/password-field.tsx'
import type { Advance } from '../entry/advance.ts'
import { acceptFactorReset, asked } from '../entry/sign-in-api.ts'
import { StepHeader } from '../entry/step-header.tsx'
import { LinkOwner } from './link-owner.tsx'
import { LinkRefusal } from '../entry/what-now.tsx'

/** The link alone binds nothing: password and read-out code come first, then a factor that replaces all others. */
export function FactorResetStep({ token, onNext }: { token: string; onNext: Advance }) {
  const { t } = useLingui()
  const form = useForm(asked.factorReset, { password: '', code: '' })
  return (
    <>
      <StepHeader title={t`Zweiten Faktor neu einrichten`}>
        <p>
          <Trans>
            Geben Sie zuerst Ihr Passwort ein und den Code, den Ihnen vorliest, wer Ihnen den Link
            geschickt hat. Sobald Sie danach einen neuen zweiten Faktor eingerichtet haben, gelten
            alle bisherigen und alle alten Wiederherstellungscodes nicht mehr.
          </Trans>
        </p>
      </StepHeader>
      <LinkOwner kind="factor" token={token}>
        {(ownAddress) => (
          <Form
            {...form.onSubmit(async (given) =>
              onNext(await acceptFactorReset({ token, ...given })),
            )}
          >
            {ownAddress}
            <PasswordField
              label={t`Ihr Passwort`}
              autoComplete="current-password"
              {...form.field('password')}
            />
            <DigitsField
              label={t`Vorgelesener Code`}
              description={t`Sechs Ziffern. Sie stehen in keiner E-Mail; lassen Sie sie sich am Telefon oder persönlich sagen.`}
              length={6}
              autoComplete="off"
              {...form.field('code')}
            />
            <p>
              <Trans>
                Sie wissen auch Ihr Passwort nicht mehr? Setzen Sie es zuerst zurück. Damit endet
                diese Zurücksetzung, und sie wird danach neu begonnen.
              </Trans>
            </p>
            <LinkRefusal kind="factor" error={form.refusal} />
            <ButtonRow>
              <Button type="submit" look="primary" isPending={form.isPending}>
                <Trans>Weiter</Trans>
              </Button>
            </ButtonRow>
          </Form>
        )}
      </LinkOwner>
    </>
  )
}
