import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { Client } from '@portal/domain/clients/contract'
import { AppError } from '@portal/domain/fault'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { FormOf } from '../../../platform/form/form.ts'
import { Button, ButtonRow } from '../../../ui/basics/button.tsx'
import { Refusal } from '../../../ui/basics/refusal.tsx'
import { Form } from '../../../ui/form/form.tsx'
import { Section } from '../../../ui/page/page.tsx'
import { sayNoScan } from '../say-no-scan.ts'
import { RowCard } from './row-card.tsx'
import styles from './many.module.css'
import { rowPath, type Row, type Rows, type rowsForm } from './rows.ts'
import { clientsConcerned, takeScans, useScans } from './scans.ts'
import { ScansSection } from './scans-section.tsx'
import { clientsUnreadable, clientsWithTwins } from './twins.ts'

/** Each client's paper: its scan, who signed it, where and when. */
export function RowsStep({
  form,
  clients,
  all,
  onReady,
  onBack,
}: {
  form: FormOf<ReturnType<typeof rowsForm>>
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
  const [refused, setRefused] = useState<Readonly<Record<string, string | undefined>>>(none)
  const choose = useCallback((clientId: string, files: File[]) => {
    if (files.length === 0) return
    const said = takeScans(files, everybody.current, clientId).refused.map(
      ({ file, error }) => `${file.name}: ${sayNoScan(error)}`,
    )
    setRefused((before) => ({ ...before, [clientId]: said.join(' ') || undefined }))
  }, [])
  const judged = useRef(scans)
  useEffect(() => {
    const concerned = clientsConcerned(judged.current, scans)
    judged.current = scans
    if (concerned.size > 0)
      latest.current.set(
        {},
        [...concerned].map((id) => `rows/${id}/scan`),
      )
  }, [scans])

  async function review(rows: Rows) {
    const ids = new Set<string | null>(clients.map(({ id }) => id))
    const theirs = scans.filter(({ clientId }) => ids.has(clientId))
    const unreadable = await clientsUnreadable(theirs)
    assertNone(unreadable, 'scan-unreadable', 'can be read no more')
    assertNone(await clientsWithTwins(theirs), 'scan-of-two', 'is the scan of another client, too')
    onReady(rows)
  }

  const errors = byClient(form.errorsBelow('rows'))
  return (
    <Form {...form.onSubmit(review, { isKept: true })}>
      <ScansSection clients={clients} all={all} />
      <Section title={t`Die Verträge`}>
        <div className={styles.rows}>
          {clients.map((client) => {
            const row = form.values.rows?.[client.id]
            return (
              row && (
                <RowCard
                  key={client.id}
                  client={client}
                  row={row}
                  scans={scans.filter(({ clientId }) => clientId === client.id)}
                  errors={errors.get(client.id) ?? none}
                  refused={refused[client.id]}
                  onChange={change}
                  onChoose={choose}
                />
              )
            )
          })}
        </div>
      </Section>
      <Section>
        <Refusal error={form.refusal} />
        {errors.size > 0 && (
          <p role="status">
            <Plural
              value={errors.size}
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
}

const none = {}

/** Throws `invalid` at the scans of these clients. */
function assertNone(clientIds: ReadonlySet<string>, code: string, message: string): void {
  if (clientIds.size === 0) return
  const issues = [...clientIds].map((id) => ({ path: rowPath(id, 'scan'), code, message }))
  throw new AppError({ code: 'invalid', issues })
}

/** What is wrong in each row, by the field it is wrong in. */
function byClient(errors: ReadonlyMap<string, string>): Map<string, Record<string, string>> {
  const found = new Map<string, Record<string, string>>()
  for (const [path, said] of errors) {
    const [clientId = '', field = ''] = path.split('/')
    found.set(clientId, { ...found.get(clientId), [field]: said })
  }
  return found
}
