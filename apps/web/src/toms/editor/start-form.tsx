import { Trans, useLingui } from '@lingui/react/macro'
import { pages } from '@portal/domain/addresses'
import { StartToms } from '@portal/domain/toms/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { useForm } from '../../platform/form/form.ts'
import { Button, ButtonRow } from '../../ui/basics/button.tsx'
import { Refusal } from '../../ui/basics/refusal.tsx'
import { RadioGroup } from '../../ui/form/choice.tsx'
import { Form } from '../../ui/form/form.tsx'
import { TextArea } from '../../ui/form/text-field.tsx'
import { Section } from '../../ui/page/page.tsx'
import { startToms, tomDraftQuery } from '../queries.ts'

const Start = z.enum([...StartToms.shape.start.options, 'file'])
/** The list stays where it is while another start is looked at. */
const StartForm = z.strictObject({ start: Start, text: z.string().max(100_000) })

/** What the next version begins with. */
export function StartDraft({ hasVersion, go }: { hasVersion: boolean; go: (to: string) => void }) {
  const { t } = useLingui()
  const client = useQueryClient()
  const form = useForm(StartForm, { start: hasVersion ? 'current' : 'contract', text: '' }, 'toms')
  const start = useMutation(startToms)
  return (
    <Section title={<Trans>Womit möchten Sie beginnen?</Trans>}>
      <Form
        {...form.onSubmit(async ({ start: from, text }) => {
          if (from === 'file') return go(pages.toms.file)
          const input = { start: from, ...(from === 'list' && { text }) }
          client.setQueryData(tomDraftQuery().queryKey, await start.mutateAsync(input))
        })}
      >
        <RadioGroup
          label={t`Anfang`}
          options={[
            ...(hasVersion
              ? [{ value: 'current' as const, label: t`Mit der veröffentlichten Fassung` }]
              : []),
            {
              value: 'contract' as const,
              label: t`Mit den zwölf Maßnahmen des Vertragsmusters`,
              description: t`Sie lassen sich danach ändern, entfernen und ergänzen.`,
            },
            {
              value: 'list' as const,
              label: t`Mit Ihrer eigenen Liste`,
              description: t`Zum Beispiel aus Ihrem bisherigen Vertrag eingefügt: eine Maßnahme je Zeile.`,
            },
            {
              value: 'file' as const,
              label: t`Mit einer CSV-Datei`,
              description: t`Aus einer Tabelle: Überschrift, Maßnahme, wofür sie gilt und seit wann.`,
            },
            { value: 'empty' as const, label: t`Leer` },
          ]}
          {...form.field('start')}
        />
        {form.values.start === 'list' && (
          <TextArea
            label={t`Liste`}
            description={t`Aufzählungszeichen und Nummern am Anfang einer Zeile fallen weg.`}
            maxLength={100_000}
            {...form.field('text')}
          />
        )}
        <Refusal error={form.refusal} />
        <ButtonRow>
          <Button type="submit" look="primary" isPending={form.isPending}>
            {form.values.start === 'file' ? (
              <Trans>Datei wählen</Trans>
            ) : (
              <Trans>Entwurf anlegen</Trans>
            )}
          </Button>
        </ButtonRow>
      </Form>
    </Section>
  )
}
