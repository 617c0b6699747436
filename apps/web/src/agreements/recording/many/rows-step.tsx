import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { Client } from '@portal/domain/clients/contract'
import { AppError } from '@portal/domain/fault'
import { useCallback, useEffect, useRef } from 'react'
import type { FormOf } from '../../../platform/form/form.ts'
import { Button, ButtonRow } from '../../../ui/basics/button.tsx'
import { Refusal } from '../../../ui/basics/refusal.tsx'
import { Form } from '../../../ui/form/form.tsx'
import { Section } from '../../../ui/page/page.tsx'
import { RowCard } from './row-card.tsx'
import styles from './many.module.css'
import { rowPath, type Row, type Rows, type RowsForm } from './rows.ts'
import { takeScans, useScans } from './scans.ts'
import { ScansSection } from './scans-section.tsx'
import { clientsWithTwins } from './twins.ts'

/** Each client's paper: its scan, who signed it, where and when. */
export function RowsStep({
  form,
  clients,
  all,
  onReady,
  onBack,
}: {
  form: FormOf<ReturnType<typeof RowsForm>>
  clients: readonly Client[]
  all: readonly Client[]
  onReady: (rows: Rows) => void
  onBack: () => void
}) {
  const { t } = useLingui()
  const scans = useScans()
  const latest = useRef(form)
  useEffect(() => {
    latest.current = form
  })
  const change = useCallback((clientId: string, changed: Partial<Row>) => {
    const { values, set } = latest.current
    const row = values.rows?.[clientId]
    if (!row) return
    set(
      { rows: { ...values.rows, [clientId]: { ...row, ...changed } } },
      Object.keys(changed).map((name) => `rows/${clientId}/${name}`),
    )
  }, [])
  const everybody = useRef(all)
  useEffect(() => {
    everybody.current = all
  })
  const choose = useCallback((clientId: string, files: File[]) => {
    if (files.length > 0) takeScans(files, everybody.current, clientId)
  }, [])

  async function review(rows: Rows) {
    const ids = new Set<string | null>(clients.map(({ id }) => id))
    const twins = await clientsWithTwins(scans.filter(({ clientId }) => ids.has(clientId)))
    if (twins.size > 0)
      throw new AppError({
        code: 'invalid',
        issues: [...twins].map((id) => ({
          path: rowPath(id, 'scan'),
          code: 'scan-of-two',
          message: 'is the scan of another client, too',
        })),
      })
    onReady(rows)
  }

  const wrong = clients.filter(({ id }) => form.errorAt(`rows/${id}`)).length
  return (
    <Form {...form.onSubmit(review, { isKept: true })}>
      <ScansSection clients={clients} all={all} />
      <Section title={t`Die Verträge`}>
        <ul className={styles.rows}>
          {clients.map((client) => {
            const row = form.values.rows?.[client.id]
            return (
              row && (
                <RowCard
                  key={client.id}
                  client={client}
                  row={row}
                  scans={scans.filter(({ clientId }) => clientId === client.id)}
                  errors={errorsOf(client.id, row)}
                  onChange={change}
                  onChoose={choose}
                />
              )
            )
          })}
        </ul>
      </Section>
      <Section>
        <Refusal error={form.refusal} />
        {wrong > 0 && (
          <p role="status">
            <Plural
              value={wrong}
              one="Bei einem Auftraggeber fehlt noch etwas."
              other="Bei # Auftraggebern fehlt noch etwas."
            />
          </p>
        )}
        <ButtonRow>
          <Button type="submit" look="primary" icon="arrow" isPending={form.isPending}>
            <Trans>Weiter zum Prüfen</Trans>
          </Button>
          <Button onClick={onBack}>
            <Trans>Zurück zu den gemeinsamen Angaben</Trans>
          </Button>
        </ButtonRow>
      </Section>
    </Form>
  )

  function errorsOf(clientId: string, row: Row): Record<string, string> {
    const named = ['scan', 'common', ...Object.keys(row)].flatMap((field) => {
      const said = form.errorAt(`rows/${clientId}/${field}`)
      return said === undefined ? [] : [[field, said] as const]
    })
    return Object.fromEntries(named)
  }
}
