import { Trans, useLingui } from '@lingui/react/macro'
import { useForm } from '../../platform/form/form.ts'
import { Button, ButtonRow } from '../../ui/basics/button.tsx'
import { Form } from '../../ui/form/form.tsx'
import { TextField } from '../../ui/form/text-field.tsx'
import type { Advance } from '../entry/advance.ts'
import { asked, giveRecoveryCode } from '../entry/sign-in-api.ts'
import { StepHeader } from '../entry/step-header.tsx'
import { StepRefusal } from '../entry/step-refusal.tsx'

/** For a lost phone: one of the ten codes on paper. */
export function RecoveryCodeStep({ onNext, onBack }: { onNext: Advance; onBack: () => void }) {
  const { t } = useLingui()
  const form = useForm(asked.recoveryCode, { recoveryCode: '' })
  return (
    <>
      <StepHeader title={t`Mit einem Wiederherstellungscode anmelden`}>
        <p>
          <Trans>
            Nehmen Sie einen der zehn Codes, die Sie beim Einrichten aufbewahrt haben. Er ist danach
            verbraucht; streichen Sie ihn auf Ihrer Liste.
          </Trans>
        </p>
      </StepHeader>
      <Form
        {...form.onSubmit(async ({ recoveryCode }) => onNext(await giveRecoveryCode(recoveryCode)))}
      >
        <TextField
          label={t`Wiederherstellungscode`}
          description={t`Sechzehn Zeichen, zum Beispiel 7K3M-Q9XA-2HTW-D5RN. Groß- oder Kleinschreibung und Striche sind gleichgültig.`}
          autoComplete="off"
          autoFocus
          {...form.field('recoveryCode')}
        />
        <StepRefusal error={form.refusal} />
        <ButtonRow>
          <Button type="submit" look="primary" isPending={form.isPending}>
            <Trans>Code verwenden und anmelden</Trans>
          </Button>
          <Button look="quiet" onClick={onBack}>
            <Trans>Zurück</Trans>
          </Button>
        </ButtonRow>
      </Form>
      <p>
        <Trans>
          Kein Code mehr da? Dann kann die Leitung Ihrer Praxis oder Ihr Auftragnehmer Ihren zweiten
          Faktor zurücksetzen. Rufen Sie dort an; man wird prüfen, dass Sie es sind.
        </Trans>
      </p>
    </>
  )
}
