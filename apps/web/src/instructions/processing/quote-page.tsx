import { Trans, useLingui } from '@lingui/react/macro'
import { QuoteCosts } from '@portal/domain/instructions/acts'
import { z } from 'zod'
import { TextArea, TextField } from '../../ui/form/text-field.tsx'
import { quoteCosts } from '../acts.ts'
import { centsFrom } from '../matters/euro.ts'
import { ProcessingPage } from '../binding/processing-page.tsx'
import type { FormOf } from '../../platform/form/form.ts'

const { basis, amountCents } = QuoteCosts.shape

/** The amount as a person types it, in euro. */
const QuoteForm = z
  .strictObject({ amount: z.string(), basis })
  .refine(({ amount }) => amount.trim() !== '', { path: ['amount'], params: { rule: 'blank' } })
  .refine(({ amount }) => !amount.trim() || amountCents.safeParse(centsFrom(amount)).success, {
    path: ['amount'],
    params: { rule: 'amount' },
  })
  .transform(({ amount, ...rest }) => ({ ...rest, amountCents: centsFrom(amount) ?? 0 }))

/** The provider says what it will cost before it begins (§10.3). */
export function QuotePage({ id, go }: { id: string; go: (to: string) => void }) {
  const { t } = useLingui()
  return (
    <ProcessingPage
      id={id}
      go={go}
      move="quote"
      schema={QuoteForm}
      blank={() => ({ amount: '', basis: '' })}
      send={quoteCosts}
      words={({ number, clientName }) => ({
        title: t`Kosten schätzen`,
        ask: <Trans>Diese Kostenschätzung senden?</Trans>,
        consequence: (
          <Trans>
            {clientName} erhält die Schätzung zur Weisung {number} sofort. Bis zur Entscheidung des
            Kunden beginnen Sie nicht.
          </Trans>
        ),
        act: <Trans>Kostenschätzung senden</Trans>,
        done: t`Die Kostenschätzung liegt dem Auftraggeber im Portal vor.`,
      })}
      Fields={QuoteFields}
    />
  )
}

function QuoteFields({ form }: { form: FormOf<typeof QuoteForm> }) {
  const { t } = useLingui()
  return (
    <>
      <p>
        <Trans>
          Eine Vergütung steht Ihnen nach § 10.3 nur für Unterstützung zu, die nicht in der
          Leistungsbeschreibung steht und nicht auf einen Fehler von Ihnen zurückgeht.
        </Trans>
      </p>
      <TextField
        label={t`Betrag in Euro, ohne Umsatzsteuer`}
        description={t`Etwa: 120,00`}
        {...form.field('amount')}
      />
      <TextArea
        label={t`Wie ist er berechnet?`}
        description={t`Etwa: zwei Stunden zu 60 Euro.`}
        maxLength={5_000}
        {...form.field('basis')}
      />
    </>
  )
}
