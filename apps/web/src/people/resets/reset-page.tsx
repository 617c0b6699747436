import { Trans, useLingui } from '@lingui/react/macro'
import { IdentityCheck, type StartFactorReset } from '@portal/domain/people/contract'
import { useForm } from '../../platform/form/form.ts'
import { say } from '../../platform/language/i18n.ts'
import { Button, ButtonRow, LinkButton } from '../../ui/basics/button.tsx'
import { RadioGroup } from '../../ui/form/choice.tsx'
import { DefinitionList } from '../../ui/data/definition-list.tsx'
import { Form } from '../../ui/form/form.tsx'
import { announce } from '../../ui/basics/live-region.tsx'
import { Page, Section } from '../../ui/page/page.tsx'
import { PageHeader } from '../../ui/page/page-header.tsx'
import { Refusal } from '../../ui/basics/refusal.tsx'
import { TextArea } from '../../ui/form/text-field.tsx'
import { ActSteps } from '../binding/act-steps.tsx'
import { startReset } from '../acts.ts'
import { type Circle, personPage } from '../circle.ts'
import { Confirmation } from '../binding/confirmation.tsx'
import styles from '../people.module.css'
import { type Stepped, useReview } from '../binding/use-review.ts'
import { checkMethodWords } from '../words.ts'

/** Starts the reset of somebody's second factor: first how it was made sure who they are, then one's own factor. */
export function ResetPage({
  circle,
  person: { userId, name, email },
  ...stepped
}: Stepped & { circle: Circle; person: { userId: string; name: string; email: string } }) {
  const { t } = useLingui()
  const page = personPage(circle, userId)
  const at = `${page}/zuruecksetzen`
  const draft = `zuruecksetzen ${userId}`
  const form = useForm(IdentityCheck, { method: null, note: '' }, draft)
  const act = useReview<StartFactorReset>(stepped, at, draft, form)
  const input = act.reviewed
  if (input)
    return (
      <Page key="review">
        <PageHeader
          title={t`Zurücksetzung prüfen`}
          lead={
            <Trans>Noch ist nichts geschehen. Mit Ihrer Bestätigung stehen Sie dafür ein.</Trans>
          }
        />
        <ActSteps current="review" />
        <Section title={<Trans>Das halten Sie fest</Trans>}>
          <div className={styles.entry}>
            <DefinitionList
              rows={[
                [t`Person`, `${name} (${email})`],
                [t`Identität festgestellt`, say(checkMethodWords[input.identityCheck.method])],
                [
                  t`Notiz`,
                  <span key="note" className={styles.note}>
                    {input.identityCheck.note}
                  </span>,
                ],
              ]}
            />
          </div>
        </Section>
        <Section title={<Trans>Bestätigen</Trans>}>
          <Confirmation
            act="second-factor-reset.started"
            subject={userId}
            input={input}
            onConfirm={(secondFactor) => startReset(circle, userId, input, secondFactor)}
            onDone={({ status }) => {
              act.done(page)
              announce(
                status === 'awaiting_approval'
                  ? t`Begonnen. Jetzt muss eine zweite Person zustimmen.`
                  : t`Der Link an ${name} ist unterwegs.`,
              )
            }}
            label={<Trans>Zweiten Faktor zurücksetzen</Trans>}
            backTo={at}
            backLabel={<Trans>Ändern</Trans>}
          />
        </Section>
      </Page>
    )
  return (
    <Page key="form">
      <PageHeader
        title={t`Zweiten Faktor zurücksetzen`}
        back={<a href={page}>{name}</a>}
        lead={
          <Trans>
            Wer sich hier täuschen lässt, gibt einem Fremden den Zugang von {name}. Stellen Sie
            deshalb zuerst fest, wer vor Ihnen ist.
          </Trans>
        }
      />
      <ActSteps current="form" />
      <Section>
        <Form {...form.onSubmit(async (identityCheck) => act.review({ identityCheck }))}>
          <RadioGroup
            label={t`Wie haben Sie festgestellt, dass es ${name} ist?`}
            {...form.field('method')}
            options={IdentityCheck.shape.method.options.map((value) => ({
              value,
              label: say(checkMethodWords[value]),
            }))}
          />
          <TextArea
            label={t`Notiz dazu`}
            description={t`Wann und woran Sie die Person erkannt haben. Bitte keine Ausweisnummern.`}
            maxLength={2_000}
            {...form.field('note')}
          />
          <Refusal error={form.refusal} />
          <ButtonRow>
            <Button type="submit" look="primary" icon="arrow" isPending={form.isPending}>
              <Trans>Weiter zum Prüfen</Trans>
            </Button>
            <LinkButton href={page}>
              <Trans>Abbrechen</Trans>
            </LinkButton>
          </ButtonRow>
        </Form>
      </Section>
    </Page>
  )
}
