import { Trans, useLingui } from '@lingui/react/macro'
import { pages } from '@portal/domain/addresses'
import { useAct } from '../../binding/use-act.ts'
import { Button, ButtonRow, LinkButton } from '../../ui/basics/button.tsx'
import { ConfirmDialog } from '../../ui/basics/dialog.tsx'
import { Form } from '../../ui/form/form.tsx'
import { Page, Section } from '../../ui/page/page.tsx'
import { PageHeader } from '../../ui/page/page-header.tsx'
import { Refusal } from '../../ui/basics/refusal.tsx'
import { recordInstruction } from '../acts.ts'
import { addressOf } from '../binding/on-instruction.ts'
import { BackToList } from '../back-to-list.tsx'
import { EssentialFields } from '../fields/draft-fields.tsx'
import { blankOral, OralForm } from './oral-contract.ts'
import { ScopeFields } from '../fields/scope-fields.tsx'
import { TermFields } from '../fields/term-fields.tsx'
import { ToldFields } from './told-fields.tsx'

/** The provider writes down what it was told by word of mouth, letter or mail; void until the client confirms it (§8.3). */
export function OralPage({
  clientId,
  go,
}: {
  /** Whose it is, where that is known before. */
  clientId: string | null
  go: (to: string) => void
}) {
  const { t } = useLingui()
  const act = useAct({
    record: null,
    go,
    draft: 'weisung mitgeteilt',
    schema: OralForm,
    blank: () => blankOral(clientId),
    basis: () => ({}),
    send: (_, input) => recordInstruction(input),
    done: ({ id }) => ({
      to: addressOf(id),
      said: t`Die Weisung ist aufgenommen und wartet auf die Bestätigung des Kunden.`,
    }),
    onRefused: (error) => {
      form.refuse(error)
      act.withdraw()
    },
  })
  const { form, ready } = act
  return (
    <Page>
      <PageHeader
        title={t`Mitgeteilte Weisung aufnehmen`}
        clause="§ 8.3"
        back={<BackToList />}
        lead={
          <p>
            <Trans>
              Schreiben Sie auf, was Ihnen mündlich, mit Brief oder per E-Mail angewiesen wurde.
              Führen Sie nichts aus, bevor der Kunde es hier bestätigt hat.
            </Trans>
          </p>
        }
      />
      <Section>
        <Form {...form.onSubmit(async (input) => act.prepare(input))}>
          <ToldFields form={form} />
          <EssentialFields form={form} isWrittenDown />
          <div>
            <ScopeFields form={form} />
            <TermFields form={form} />
          </div>
          <Refusal error={form.refusal} />
          <ButtonRow>
            <Button type="submit" look="primary">
              <Trans>Aufnehmen</Trans>
            </Button>
            <LinkButton href={pages.instructions.list}>
              <Trans>Abbrechen</Trans>
            </LinkButton>
          </ButtonRow>
        </Form>
      </Section>
      <ConfirmDialog
        title={<Trans>Diese Weisung aufnehmen?</Trans>}
        isOpen={ready !== null}
        onClose={act.withdraw}
        onConfirm={() => ready !== null && act.send(ready, async () => {})}
        isPending={act.isPending}
        confirmLabel={<Trans>Aufnehmen und zur Bestätigung vorlegen</Trans>}
      >
        <p>
          <Trans>
            Der Kunde wird sofort benachrichtigt. Was Sie aufgeschrieben haben, lässt sich danach
            nicht mehr ändern.
          </Trans>
        </p>
      </ConfirmDialog>
    </Page>
  )
}
