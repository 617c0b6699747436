import { Trans, useLingui } from '@lingui/react/macro'
import { type ClientNote, WriteNote } from '@portal/domain/clients/record'
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { useForm } from '../../platform/form/form.ts'
import { optional } from '../../platform/form/typed.ts'
import { faultOf } from '../../platform/http/fault-of.ts'
import { Banner } from '../../ui/basics/banner.tsx'
import { Button, ButtonRow } from '../../ui/basics/button.tsx'
import { announce } from '../../ui/basics/live-region.tsx'
import { Moment } from '../../ui/basics/moment.tsx'
import { Refusal } from '../../ui/basics/refusal.tsx'
import { Form } from '../../ui/form/form.tsx'
import { TextArea } from '../../ui/form/text-field.tsx'
import { Section } from '../../ui/page/page.tsx'
import styles from '../clients.module.css'
import { clientNoteQuery, writeNote } from '../queries.ts'

const NoteForm = z.strictObject({ text: optional(WriteNote.shape.text.unwrap()) })

/** What the provider notes about a client for itself. */
export function NoteSection({ id, mayWrite }: { id: string; mayWrite: boolean }) {
  const { data: note } = useSuspenseQuery(clientNoteQuery(id))
  return (
    <Section title={<Trans>Eigene Notiz</Trans>}>
      {mayWrite ? (
        <NoteEditor note={note} />
      ) : (
        <p className={styles.note}>{note.text ?? <Trans>Keine Notiz.</Trans>}</p>
      )}
      {note.updatedAt !== null && (
        <p className={styles.soft}>
          <Trans>
            Zuletzt von {note.updatedBy}, <Moment at={note.updatedAt} />
          </Trans>
        </p>
      )}
    </Section>
  )
}

function NoteEditor({ note }: { note: ClientNote }) {
  const { t } = useLingui()
  const cache = useQueryClient()
  const { clientId, version } = note
  const write = useMutation({
    ...writeNote(clientId),
    onSuccess: (written) => cache.setQueryData(clientNoteQuery(clientId).queryKey, written),
  })
  const form = useForm(NoteForm, { text: note.text ?? '' })
  const isOvertaken = faultOf(form.refusal)?.code === 'stale'
  return (
    <Form
      {...form.onSubmit(async (body) => {
        await write.mutateAsync({ version, body })
        announce(t`Die Notiz ist gespeichert.`)
      })}
    >
      <TextArea
        label={t`Notiz`}
        description={t`Sieht nur Ihre Firma, nie der Auftraggeber.`}
        optional
        maxLength={4_000}
        {...form.field('text')}
      />
      <Refusal error={form.refusal} />
      {isOvertaken && (
        <Banner title={<Trans>Inzwischen steht dort</Trans>}>
          <p className={styles.note}>{note.text ?? <Trans>Keine Notiz.</Trans>}</p>
        </Banner>
      )}
      <ButtonRow>
        <Button type="submit" isPending={form.isPending}>
          <Trans>Notiz speichern</Trans>
        </Button>
      </ButtonRow>
    </Form>
  )
}
