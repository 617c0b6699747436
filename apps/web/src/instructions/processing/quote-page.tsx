import { Trans, useLingui } from '@lingui/react/macro'
import { QuoteCosts } from '@portal/domain/instructions/acts'
import { allAtOnce } from '@portal/domain/all-at-once'
import { grossOf } from '@portal/domain/instructions/costs'
import { z } from 'zod'
import { RadioGroup } from '../../ui/form/choice.tsx'
import { Select } from '../../ui/form/select.tsx'
import { TextArea, TextField } from '../../ui/form/text-field.tsx'
import { quoteCosts } from '../acts.ts'
import { centsFrom, formatEuro } from '../matters/euro.ts'
import styles from '../instruction.module.css'
import { Said } from '../../binding/said.tsx'
import { ProcessingPage } from '../binding/processing-page.tsx'
import type { FormOf } from '../../platform/form/form.ts'

const { basis, amountCents } = QuoteCosts.shape

/** Percent: the general rate, the reduced one, and none. */
const VatRate = z.enum(['19', '7', '0'])

/** The amount as a person types it, in euro. */
const QuoteForm = z
  .strictObject({
    amount: z.string(),
    basis,
    vat: VatRate,
    meanwhile: z.enum(['goes-on', 'waits']),
  })
  .refine(({ amount }) => amount.trim() !== '', {
    ...allAtOnce,
    path: ['amount'],
    params: { rule: 'blank' },
  })
  .refine(({ amount }) => !amount.trim() || amountCents.safeParse(centsFrom(amount)).success, {
    ...allAtOnce,
    path: ['amount'],
    params: { rule: 'amount' },
  })
  .transform(({ amount, vat, meanwhile, ...rest }) => ({
    ...rest,
    amountCents: centsFrom(amount) ?? 0,
    vatPercent: Number(vat),
    workWaits: meanwhile === 'waits',
  }))

/** The provider says what it will cost (§10.3); nothing waits for the answer by itself. */
export function QuotePage({ id, go }: { id: string; go: (to: string) => void }) {
  const { t } = useLingui()
  return (
    <ProcessingPage
      id={id}
      go={go}
      move="quote"
      schema={QuoteForm}
      blank={() => ({ amount: '', basis: '', vat: '19' as const, meanwhile: null })}
      send={quoteCosts}
      words={({ number, clientName }) => ({
        title: t`Kosten schätzen`,
        consequence: t`${clientName} erhält die Schätzung zur Weisung ${number} sofort und entscheidet, ob er die Kosten übernimmt.`,
        act: <Trans>Kostenschätzung senden</Trans>,
        done: t`Die Kostenschätzung liegt dem Auftraggeber im Portal vor.`,
      })}
      renderReview={({ amountCents: cents, vatPercent, workWaits, basis: how }) => (
        <Said
          rows={[
            [t`Betrag ohne Umsatzsteuer`, formatEuro(cents)],
            [t`Betrag mit Umsatzsteuer`, formatEuro(grossOf(cents, vatPercent))],
            [
              t`Bis zur Entscheidung`,
              workWaits ? t`Ich warte mit der Ausführung` : t`Die Ausführung geht weiter`,
            ],
            [t`Wie sie berechnet sind`, how],
          ]}
        />
      )}
      Fields={QuoteFields}
    />
  )
}

function QuoteFields({ form }: { form: FormOf<typeof QuoteForm> }) {
  const { t } = useLingui()
  const { amount, vat } = form.values
  const cents = centsFrom(amount ?? '')
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
      <div>
        <Select
          label={t`Umsatzsteuer`}
          options={[
            { value: '19', label: t`19 %` },
            { value: '7', label: t`7 %` },
            { value: '0', label: t`keine` },
          ]}
          {...form.field('vat')}
        />
        {cents !== null && vat !== null && (
          <p className={styles.soft}>
            <Trans>
              Der Auftraggeber liest: {formatEuro(grossOf(cents, Number(vat)))} mit Steuer.
            </Trans>
          </p>
        )}
      </div>
      <RadioGroup
        label={t`Was geschieht bis zur Entscheidung?`}
        description={t`Was Vertrag oder Gesetz ohnehin verlangen, darf nicht warten (§§ 10.3, 16).`}
        options={[
          { value: 'goes-on', label: t`Die Ausführung geht weiter` },
          { value: 'waits', label: t`Ich warte mit der Ausführung` },
        ]}
        {...form.field('meanwhile')}
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
