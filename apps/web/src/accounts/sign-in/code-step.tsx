import { Trans, useLingui } from '@lingui/react/macro'
import { useForm } from '../../platform/form/form.ts'
import { Button, ButtonRow } from '../../ui/basics/button.tsx'
import { Form } from '../../ui/form/form.tsx'
import { OneTimeCode } from '../second-factor/one-time-code.tsx'
import type { Advance } from '../entry/advance.ts'
import { signInApi } from '../entry/lazy-sign-in-api.ts'
import { StepHeader } from '../entry/step-header.tsx'
import { StepRefusal } from '../entry/step-refusal.tsx'

export function CodeStep({ onNext, onBack }: { onNext: Advance; onBack: () => void }) {
  const { t } = useLingui()
  const form = useForm(async () => (await signInApi()).asked.code, { code: '' })
  return (
    <>
      <StepHeader title={t`Zweiter Schritt`}>
        <p>
          <Trans>
            Öffnen Sie die Authenticator-App auf Ihrem Telefon und geben Sie den Code ein, den sie
            für dieses Portal zeigt.
          </Trans>
        </p>
      </StepHeader>
      <Form
        {...form.onSubmit(async ({ code }) => onNext(await (await signInApi()).giveCode(code)))}
      >
        <OneTimeCode autoFocus {...form.field('code')} />
        <StepRefusal error={form.refusal} />
        <ButtonRow>
          <Button type="submit" look="primary" isPending={form.isPending}>
            <Trans>Anmelden</Trans>
          </Button>
          <Button look="quiet" onClick={onBack}>
            <Trans>Zurück zum Passwort</Trans>
          </Button>
        </ButtonRow>
      </Form>
    </>
  )
}
