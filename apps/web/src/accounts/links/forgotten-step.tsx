import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useForm } from '../../platform/form/form.ts'
import { Banner } from '../../ui/basics/banner.tsx'
import { Button, ButtonRow } from '../../ui/basics/button.tsx'
import { Form } from '../../ui/form/form.tsx'
import { Refusal } from '../../ui/basics/refusal.tsx'
import { TextField } from '../../ui/form/text-field.tsx'
import { asked, requestPasswordReset } from '../entry/sign-in-api.ts'
import { StepHeader } from '../entry/step-header.tsx'

/** Asks for a link to choose a new password. Answers the same whether the address has an account or not. */
export function ForgottenStep({ email, onBack }: { email: string; onBack: () => void }) {
  const { t } = useLingui()
  const form = useForm(asked.address, { email })
  const [sentTo, setSentTo] = useState<string | null>(null)
  if (sentTo !== null) return <Sent to={sentTo} onBack={onBack} onAgain={() => setSentTo(null)} />
  return (
    <>
      <StepHeader title={t`Passwort vergessen`}>
        <p>
          <Trans>
            Wir schicken Ihnen einen Link, mit dem Sie ein neues Passwort wählen. Ihr zweiter Faktor
            bleibt, wie er ist.
          </Trans>
        </p>
      </StepHeader>
      <Form
        {...form.onSubmit(async (request) => {
          await requestPasswordReset(request)
          setSentTo(request.email)
        })}
      >
        <TextField
          label={t`E-Mail-Adresse`}
          type="email"
          autoComplete="username"
          autoFocus
          {...form.field('email')}
        />
        <Refusal error={form.refusal} />
        <ButtonRow>
          <Button type="submit" look="primary" isPending={form.isPending}>
            <Trans>Link anfordern</Trans>
          </Button>
          <Button look="quiet" onClick={onBack}>
            <Trans>Zurück zur Anmeldung</Trans>
          </Button>
        </ButtonRow>
      </Form>
    </>
  )
}

function Sent({ to, onBack, onAgain }: { to: string; onBack: () => void; onAgain: () => void }) {
  const { t } = useLingui()
  return (
    <>
      <StepHeader title={t`Sehen Sie in Ihrem Postfach nach`} />
      <Banner tone="good">
        <Trans>
          Gibt es einen Zugang mit der Adresse {to}, ist eine E-Mail dorthin unterwegs. Der Link
          darin gilt eine Stunde und nur einmal.
        </Trans>
      </Banner>
      <p>
        <Trans>
          Nichts angekommen? Sehen Sie im Spam-Ordner nach, und prüfen Sie, ob Ihr Zugang vielleicht
          eine andere Adresse hat. Das weiß die Leitung Ihrer Praxis oder Ihr Auftragnehmer.
        </Trans>
      </p>
      <ButtonRow>
        <Button onClick={onAgain}>
          <Trans>Andere Adresse eingeben</Trans>
        </Button>
        <Button look="quiet" onClick={onBack}>
          <Trans>Zurück zur Anmeldung</Trans>
        </Button>
      </ButtonRow>
    </>
  )
}
