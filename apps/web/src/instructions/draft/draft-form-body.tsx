import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import type { z } from 'zod'
import { faultOf } from '../../platform/http/fault-of.ts'
import { Banner } from '../../ui/basics/banner.tsx'
import { Button, ButtonRow, LinkButton } from '../../ui/basics/button.tsx'
import { Form } from '../../ui/form/form.tsx'
import { Refusal } from '../../ui/basics/refusal.tsx'
import type { DraftForm } from '../fields/draft-contract.ts'
import { EssentialFields } from '../fields/draft-fields.tsx'
import type { DraftFormState } from '../fields/draft-form.ts'
import { ScopeFields } from '../fields/scope-fields.tsx'
import { TermFields } from '../fields/term-fields.tsx'

/** The form of a draft, new or changed. */
export const DraftFormBody = ({
  form,
  maySubmit,
  onSubmit,
  onRestart,
  cancelTo,
  attachments,
  isPending,
  isWaiting = false,
  children,
}: {
  form: DraftFormState
  /** Whether this person may give the instruction, or prepares it for somebody who may. */
  maySubmit: boolean
  onSubmit: (draft: z.output<typeof DraftForm>) => Promise<unknown>
  /** Throws away unsaved input that was found again; null when there was none. */
  onRestart: (() => void) | null
  cancelTo: string
  /** The files of a draft that is stored already. */
  attachments?: ReactNode
  isPending: boolean
  /** Files are on their way, or a colleague's change is to be looked at: saving waits for that. */
  isWaiting?: boolean
  /** What a colleague changed meanwhile; says more than the refusal that comes with it. */
  children?: ReactNode
}) => (
  <Form {...form.onSubmit(onSubmit)}>
    {onRestart && (
      <Banner title={<Trans>Ihre letzte, noch nicht gespeicherte Eingabe ist wieder da.</Trans>}>
        <Button look="quiet" onClick={onRestart}>
          <Trans>Verwerfen und von vorn beginnen</Trans>
        </Button>
      </Banner>
    )}
    <EssentialFields form={form} />
    <div>
      <ScopeFields form={form} />
      <TermFields form={form} />
    </div>
    {attachments}
    {children}
    {!(children && faultOf(form.refusal)?.code === 'stale') && <Refusal error={form.refusal} />}
    <ButtonRow>
      <Button type="submit" look="primary" isPending={isPending} isDisabled={isWaiting}>
        {maySubmit ? (
          <Trans>Speichern und weiter zum Prüfen</Trans>
        ) : (
          <Trans>Entwurf speichern</Trans>
        )}
      </Button>
      <LinkButton href={cancelTo}>
        <Trans>Abbrechen</Trans>
      </LinkButton>
    </ButtonRow>
  </Form>
)
