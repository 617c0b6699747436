import { Trans, useLingui } from '@lingui/react/macro'
import { at, pages } from '@portal/domain/addresses'
import type { RecordInstruction } from '@portal/domain/instructions/acts'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { draftOf, forgetDraft, keepDraft } from '../../platform/form/drafts.ts'
import { useForm } from '../../platform/form/form.ts'
import { Button, ButtonRow, LinkButton } from '../../ui/basics/button.tsx'
import { ConfirmDialog } from '../../ui/basics/dialog.tsx'
import { Form } from '../../ui/form/form.tsx'
import { announce } from '../../ui/basics/live-region.tsx'
import { Page, Section } from '../../ui/page/page.tsx'
import { PageHeader } from '../../ui/page/page-header.tsx'
import { Refusal } from '../../ui/basics/refusal.tsx'
import { recordInstruction } from '../acts.ts'
import { BackToList } from '../back-to-list.tsx'
import { EssentialFields } from '../fields/draft-fields.tsx'
import { blankOral, OralForm } from './oral-contract.ts'
import { ScopeFields } from '../fields/scope-fields.tsx'
import { TermFields } from '../fields/term-fields.tsx'
import { ToldFields } from './told-fields.tsx'

const draft = 'weisung mitgeteilt'

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
  const form = useForm(OralForm, { ...blankOral(clientId), ...draftOf(draft) })
  const [ready, setReady] = useState<RecordInstruction | null>(null)
  const [initial] = useState(form.values)
  const hasInput = form.values !== initial
  useEffect(() => {
    if (hasInput) keepDraft(draft, form.values)
  }, [hasInput, form.values])
  const recording = useMutation({
    mutationFn: recordInstruction,
    onSuccess: ({ id }) => {
      forgetDraft(draft)
      go(at(pages.instructions.one, { id }))
      announce(t`Die Weisung ist aufgenommen und wartet auf die Bestätigung des Kunden.`)
    },
    onError: () => setReady(null),
  })
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
        <Form {...form.onSubmit(async (input) => setReady(input))}>
          <ToldFields form={form} />
          <EssentialFields form={form} isWrittenDown />
          <div>
            <ScopeFields form={form} />
            <TermFields form={form} />
          </div>
          <Refusal error={form.refusal ?? recording.error} />
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
        onClose={() => setReady(null)}
        onConfirm={() => ready !== null && recording.mutate(ready)}
        isPending={recording.isPending}
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
