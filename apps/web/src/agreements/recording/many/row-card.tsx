import { Trans, useLingui } from '@lingui/react/macro'
import type { Client } from '@portal/domain/clients/contract'
import { memo, useState } from 'react'
import { isSame } from '../../../platform/form/differences.ts'
import { formatSize } from '../../../platform/language/format.ts'
import { Badge } from '../../../ui/basics/badge.tsx'
import { Button } from '../../../ui/basics/button.tsx'
import { Hidden } from '../../../ui/basics/hidden.tsx'
import { useFocusKept } from '../../../ui/data/use-focus-kept.ts'
import { FilesField } from '../../../ui/form/file-field.tsx'
import {
  AuthorityField,
  AuthorityNoteField,
  BeginField,
  ControllerFields,
  NamedPersonsField,
  ProcessorFields,
  ReferenceField,
  SignedAtField,
  SignedOnField,
  SignerField,
} from '../paper-fields.tsx'
import { partyPartOf } from '../paper-form.ts'
import styles from './many.module.css'
import type { Row } from './rows.ts'
import { giveScan, type Scan } from './scans.ts'

type Props = {
  client: Client
  row: Row
  scans: readonly Scan[]
  /** What is wrong, by the field it is wrong in. */
  errors: Readonly<Record<string, string>>
  /** Why of what was chosen here last something was not taken. */
  refused: string | undefined
  /** Never another one. */
  onChange: (clientId: string, change: Partial<Row>) => void
  onChoose: (clientId: string, files: File[]) => void
}

const inSight = ['scan', 'controllerSignedBy', 'controllerSignedOn', 'startsOn', 'common']

/** The paper of one client: its scan, and what stands in no other. */
export const RowCard = memo(Card, isUnchanged)

function isUnchanged(before: Props, now: Props): boolean {
  return (
    before.client === now.client &&
    before.row === now.row &&
    before.refused === now.refused &&
    isSame(before.errors, now.errors) &&
    isSame(idsOf(before), idsOf(now))
  )
}
const idsOf = ({ scans }: Props) => scans.map(({ id }) => id)

function Card({ client, row, scans, errors, refused, onChange, onChoose }: Props) {
  const { t } = useLingui()
  const [isOpen, setOpen] = useState(false)
  const hides = Object.keys(errors).some((field) => !inSight.includes(field))
  const opens = isOpen || hides
  const form = partyPartOf({
    field: (name: keyof Row) => ({
      name: `${client.id}/${name}`,
      value: row[name],
      onChange: (value: string | null) => onChange(client.id, { [name]: value }),
      errorMessage: errors[name],
    }),
  })
  const id = `row-${client.id}`
  const isComplete =
    scans.length > 0 &&
    [row.controllerSignedBy, row.controllerSignedOn, row.processorSignedOn, row.startsOn].every(
      Boolean,
    )
  return (
    <div className={styles.row} role="group" aria-labelledby={id}>
      <div className={styles.whose}>
        <h3 id={id} translate="no">
          {client.name}
        </h3>
        <p>
          <span translate="no">
            {client.number}, {client.address.city}
          </span>
        </p>
        {isComplete ? (
          <Badge tone="good">
            <Trans>ausgefüllt</Trans>
          </Badge>
        ) : (
          <Badge>
            <Trans>noch nicht vollständig</Trans>
          </Badge>
        )}
      </div>
      <div {...useFocusKept<HTMLDivElement>()} className={styles.scan}>
        {scans.length > 0 && (
          <ul className={styles.files}>
            {scans.map((scan) => (
              <li key={scan.id}>
                <span translate="no">{scan.file.name}</span>, {formatSize(scan.file.size)}{' '}
                <span data-remove>
                  <Button look="quiet" onClick={() => giveScan(scan.id, null)}>
                    <Trans>Gehört nicht hierher</Trans>
                    <Hidden>: {scan.file.name}</Hidden>
                  </Button>
                </span>
              </li>
            ))}
          </ul>
        )}
        <FilesField
          label={scans.length > 0 ? t`Weitere Fotos` : t`Scan oder Fotos`}
          accept="application/pdf,.pdf,image/jpeg,image/png"
          onChoose={(files) => onChoose(client.id, files)}
          optional={scans.length > 0}
          errorMessage={errors['scan']}
        />
        {refused && (
          <p className={styles.wrong} role="alert">
            {refused}
          </p>
        )}
      </div>
      <div className={styles.fields}>
        <SignerField form={form} />
        <SignedOnField form={form} />
        <BeginField form={form} />
      </div>
      {errors['common'] && (
        <p className={styles.wrong} tabIndex={-1} aria-invalid="true">
          {errors['common']}
        </p>
      )}
      <details
        className={styles.more}
        open={opens}
        onToggle={({ currentTarget }) => {
          // What is wrong in it stays in sight, and is not folded away under somebody's hands once it is right.
          if (hides) currentTarget.open = true
          setOpen(currentTarget.open)
        }}
      >
        <summary>
          <Trans>Was in diesem Vertrag sonst noch steht</Trans>
        </summary>
        {opens && (
          <div className={styles.inside}>
            <div className={styles.part}>
              <AuthorityField form={form} />
              <AuthorityNoteField form={form} />
              <SignedAtField form={form} />
            </div>
            <div className={styles.part}>
              <ProcessorFields form={form} />
            </div>
            <div className={styles.part}>
              <ControllerFields form={form} />
            </div>
            <ReferenceField form={form} />
            <NamedPersonsField form={form} />
          </div>
        )}
      </details>
    </div>
  )
}
