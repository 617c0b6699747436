import { Trans, useLingui } from '@lingui/react/macro'
import type { TomDraft } from '@portal/domain/toms/contract'
import { line, prose } from '@portal/domain/text'
import { CalendarDate } from '@portal/domain/time'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'
import { germanToday } from '../../platform/clock/german-time.ts'
import { useForm } from '../../platform/form/form.ts'
import { Banner } from '../../ui/basics/banner.tsx'
import { Button, ButtonRow } from '../../ui/basics/button.tsx'
import { ConfirmDialog } from '../../ui/basics/dialog.tsx'
import { announce } from '../../ui/basics/live-region.tsx'
import { Refusal } from '../../ui/basics/refusal.tsx'
import { DateField } from '../../ui/form/date-field.tsx'
import { Form } from '../../ui/form/form.tsx'
import { TextArea, TextField } from '../../ui/form/text-field.tsx'
import { Section } from '../../ui/page/page.tsx'
import { publishToms } from '../queries.ts'
import type { Draft } from './use-draft.ts'

const Facts = z.strictObject({
  author: line(200),
  validFrom: CalendarDate,
  changeReason: prose(1_000),
  levelStatement: prose(2_000),
})

/** Who wrote it, from when it holds, that it lowers nothing; then it is published for good. */
export function PublishForm({
  draft,
  mine,
  onPublished,
}: {
  draft: TomDraft
  mine: Draft
  onPublished: () => void
}) {
  const { t } = useLingui()
  const client = useQueryClient()
  const [isAsking, setAsking] = useState(false)
  const { author, validFrom, changeReason, levelStatement } = draft
  const form = useForm(
    Facts,
    { author, validFrom: validFrom ?? germanToday(), changeReason, levelStatement },
    'tom facts',
  )
  const publish = useMutation({
    mutationFn: () => publishToms(draft.number, mine.versionNow()),
    onSuccess: () => {
      announce(t`Die Schutzmaßnahmen sind veröffentlicht.`)
      client.removeQueries({ queryKey: ['toms'] })
      onPublished()
    },
  })
  const unplaced = mine.measures.filter(({ heading }) => heading === null).length
  const isReady = mine.measures.length > 0 && unplaced === 0 && !mine.theirs && !mine.error
  return (
    <Section title={<Trans>Veröffentlichen</Trans>} clause="§ 4.4">
      <Form
        {...form.onSubmit(async (facts) => {
          await mine.save(facts).catch((refused: unknown) => {
            mine.refuse(refused)
            throw refused
          })
          if (draft.blockedBy === null) setAsking(true)
        })}
      >
        <TextField label={t`Verfasst von`} {...form.field('author')} />
        <DateField label={t`Gilt ab`} {...form.field('validFrom')} />
        <TextField label={t`Anlass`} {...form.field('changeReason')} />
        <TextArea
          label={t`Schutzniveau`}
          description={t`Das vereinbarte Niveau wird nicht unterschritten (§ 4.4); die erste Fassung ist der Maßstab.`}
          maxLength={2_000}
          {...form.field('levelStatement')}
        />
        {!isReady && draft.blockedBy === null && (
          <Banner>
            <p>
              {mine.measures.length === 0 ? (
                <Trans>Zum Veröffentlichen fehlt noch mindestens eine Maßnahme.</Trans>
              ) : unplaced > 0 ? (
                <Trans>
                  Zum Veröffentlichen braucht jede Maßnahme eine Überschrift: ordnen Sie ein, was
                  oben noch nicht eingeordnet ist.
                </Trans>
              ) : (
                <Trans>Zum Veröffentlichen muss zuerst gespeichert sein, was oben steht.</Trans>
              )}
            </p>
          </Banner>
        )}
        <Refusal error={form.refusal} />
        <ButtonRow>
          {draft.blockedBy === null ? (
            <Button type="submit" look="primary" isPending={form.isPending} isDisabled={!isReady}>
              <Trans>Veröffentlichen …</Trans>
            </Button>
          ) : (
            <Button type="submit" isPending={form.isPending}>
              <Trans>Angaben speichern</Trans>
            </Button>
          )}
        </ButtonRow>
      </Form>
      <ConfirmDialog
        title={t`Fassung ${draft.number} veröffentlichen?`}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        confirmLabel={t`Fassung ${draft.number} veröffentlichen`}
        isPending={publish.isPending}
        error={publish.error}
        onConfirm={() => publish.mutate()}
      >
        <p>
          <Trans>
            Danach lesen sie alle Auftraggeber, und sie lässt sich nicht mehr ändern: Sie ist Anlage
            zum Vertrag und steht in jedem Nachweisprotokoll.
          </Trans>
        </p>
      </ConfirmDialog>
    </Section>
  )
}
