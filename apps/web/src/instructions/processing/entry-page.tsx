import { Trans, useLingui } from '@lingui/react/macro'
import { pages } from '@portal/domain/addresses'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import { PlainReview } from '../../binding/about.tsx'
import { useAct } from '../../binding/use-act.ts'
import { ClientField } from '../../clients/client-field.tsx'
import { clientsQuery } from '../../clients/queries.ts'
import { say } from '../../platform/language/i18n.ts'
import { Button, ButtonRow, LinkButton } from '../../ui/basics/button.tsx'
import { Refusal } from '../../ui/basics/refusal.tsx'
import { RadioGroup } from '../../ui/form/choice.tsx'
import { FileField } from '../../ui/form/file-field.tsx'
import { Form } from '../../ui/form/form.tsx'
import { UploadProgress } from '../../ui/form/upload-progress.tsx'
import { PageHeader } from '../../ui/page/page-header.tsx'
import { Page, Section } from '../../ui/page/page.tsx'
import { receiveInstruction, recordInstruction } from '../acts.ts'
import { BackToList } from '../back-to-list.tsx'
import { addressOf } from '../binding/on-instruction.ts'
import { EssentialFields } from '../fields/draft-fields.tsx'
import { ScopeFields } from '../fields/scope-fields.tsx'
import { TermFields } from '../fields/term-fields.tsx'
import { channelWords } from '../words.ts'
import { blankEntry, EntryChannel, EntryForm } from './entry-contract.ts'
import { EntryFields } from './entry-fields.tsx'
import { EntryReview } from './entry-review.tsx'

/** The provider enters what came to it beside the portal: by word of mouth, by letter or by email (§8.3, §9). */
export function EntryPage({
  clientId,
  go,
}: {
  /** Whose it is, where that is known before. */
  clientId: string | null
  go: (to: string) => void
}) {
  const { t } = useLingui()
  const { data: clients } = useSuspenseQuery(clientsQuery())
  const [share, setShare] = useState<number | null>(null)
  const act = useAct({
    record: null,
    go,
    draft: 'weisung eintragen',
    schema: EntryForm,
    blank: () => blankEntry(clientId),
    basis: () => ({}),
    send: (_, input) => enter(input, setShare),
    done: ({ id, channel }) => ({
      to: addressOf(id),
      said:
        channel === 'oral'
          ? t`Die Weisung ist eingetragen. Der Auftraggeber wird benachrichtigt und soll sie bestätigen.`
          : t`Die Weisung ist eingetragen. Der Auftraggeber wird benachrichtigt.`,
    }),
    onRefused: (error) => {
      setShare(null)
      form.refuse(error)
      act.withdraw()
    },
  })
  const { form, ready } = act
  const { channel } = form.values
  const isOral = channel === 'oral'
  // A kept draft brings back the words; a file cannot be kept and is chosen anew.
  const file = form.values.file instanceof File ? form.values.file : null
  if (ready !== null)
    return (
      <PlainReview
        clause="§ 8.3"
        back={<BackToList />}
        of={[
          [t`Auftraggeber`, clients.find((each) => each.id === ready.clientId)?.name],
          [t`Weisung`, ready.title],
        ]}
        effect={
          isOral ? (
            <Trans>
              Der Auftraggeber wird sofort benachrichtigt und soll bestätigen, was Sie eingetragen
              haben. Bis dahin können Sie den Eintrag berichtigen oder zurücknehmen; was darin
              stand, bleibt festgehalten.
            </Trans>
          ) : (
            <Trans>
              Der Auftraggeber wird sofort benachrichtigt und kann erklären, dass sie nicht von ihm
              ist. Bis Sie mit der Ausführung beginnen, können Sie den Eintrag berichtigen oder
              zurücknehmen; was darin stand, bleibt festgehalten.
            </Trans>
          )
        }
        title={<Trans>Genau das tragen Sie ein</Trans>}
        isPending={act.isPending}
        act={<Trans>Weisung eintragen</Trans>}
        onConfirm={() => act.send(ready, async () => {})}
        onChange={act.withdraw}
      >
        <EntryReview entry={ready} />
        {share !== null && <UploadProgress share={share} />}
      </PlainReview>
    )
  return (
    <Page>
      <PageHeader
        title={t`Weisung eintragen`}
        clause="§ 8.3"
        back={<BackToList />}
        lead={
          <p>
            <Trans>
              Ein Brief oder eine E-Mail ist eine Weisung, sobald sie da ist. Was Ihnen gesagt wird,
              soll der Auftraggeber hier bestätigen; vorher führen Sie es nur im Notfall aus.
            </Trans>
          </p>
        }
      />
      <Section>
        <Form {...form.onSubmit(async (input) => act.prepare(input))}>
          <ClientField {...form.field('clientId')} />
          <RadioGroup
            label={t`Wie kam sie zu Ihnen?`}
            options={EntryChannel.options.map((value) => ({
              value,
              label: say(channelWords[value]),
            }))}
            {...form.field('channel')}
          />
          {channel !== null && !isOral && (
            <FileField
              label={channel === 'letter' ? t`Der Brief als Scan` : t`Die E-Mail als Datei`}
              description={t`PDF, PNG, JPEG oder Text, höchstens 20 MB. Der Auftraggeber sieht die Datei.`}
              accept="application/pdf,.pdf,image/png,.png,image/jpeg,.jpg,.jpeg,text/plain,.txt"
              {...form.field('file')}
              value={file}
            />
          )}
          <EntryFields form={form} clientId={form.values.clientId} channel={channel} />
          <EssentialFields form={form} isWrittenDown />
          <div>
            <ScopeFields form={form} />
            <TermFields form={form} />
          </div>
          <Refusal error={form.refusal} />
          <ButtonRow>
            <Button type="submit" look="primary">
              <Trans>Weiter zum Prüfen</Trans>
            </Button>
            <LinkButton href={pages.instructions.list}>
              <Trans>Abbrechen</Trans>
            </LinkButton>
          </ButtonRow>
        </Form>
      </Section>
    </Page>
  )
}

function enter(
  { file, channel, ...entry }: z.output<typeof EntryForm>,
  onProgress: (share: number) => void,
) {
  if (channel === 'oral') return recordInstruction({ ...entry, channel })
  // The form asks for it on these ways.
  return receiveInstruction({ ...entry, channel }, file!, onProgress)
}
