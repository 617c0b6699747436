import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { Client } from '@portal/domain/clients/contract'
import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { formatSize } from '../../../platform/language/format.ts'
import { Banner } from '../../../ui/basics/banner.tsx'
import { Button } from '../../../ui/basics/button.tsx'
import { Hidden } from '../../../ui/basics/hidden.tsx'
import { useFocusKept } from '../../../ui/data/use-focus-kept.ts'
import { FilesField } from '../../../ui/form/file-field.tsx'
import { Select } from '../../../ui/form/select.tsx'
import { Section } from '../../../ui/page/page.tsx'
import { sayNoScan } from '../say-no-scan.ts'
import styles from './many.module.css'
import { dropScan, giveScan, type Scan, takeScans, useScans } from './scans.ts'

/** So many wait to be given to somebody on one screen. */
const mostShown = 20

/** All the files at once; what finds no owner by its name is given one. */
export function ScansSection({
  clients,
  all,
}: {
  /** Whose papers are recorded. */
  clients: readonly Client[]
  all: readonly Client[]
}) {
  const { t } = useLingui()
  const scans = useScans()
  const [taken, setTaken] = useState<ReturnType<typeof takeScans> | null>(null)
  const chosen = new Set(clients.map(({ id }) => id))
  const lost = scans.filter(({ clientId }) => clientId === null || !chosen.has(clientId))
  const matched = scans.length - lost.length

  return (
    <Section title={t`Scans und Fotos`}>
      <div {...useFocusKept<HTMLDivElement>()} className={styles.scans}>
        <FilesField
          label={t`Alle Dateien auf einmal`}
          description={t`Wählen Sie viele Dateien, oder ziehen Sie sie auf dieses Feld. Steht die Nummer des Auftraggebers im Namen einer Datei, etwa „K-0012 AVV.pdf“, wird sie ihm zugeordnet. Mehrere Fotos eines Auftraggebers werden eine PDF-Datei, in der Reihenfolge ihrer Namen.`}
          accept="application/pdf,.pdf,image/jpeg,image/png"
          onChoose={(files) => {
            if (files.length > 0) setTaken(takeScans(files, all))
          }}
        />
        <p role="status">
          <Plural
            value={matched}
            _0="Noch ist keine Datei zugeordnet."
            one="Eine Datei ist zugeordnet."
            other="# Dateien sind zugeordnet."
          />
        </p>
        {taken && taken.refused.length > 0 && (
          <Banner tone="alarm" title={<Trans>Nicht genommen</Trans>}>
            <ul className={styles.files}>
              {taken.refused.map(({ file, error }) => (
                <li key={`${file.name} ${file.size}`}>
                  <span translate="no">{file.name}</span> ({formatSize(file.size)}):{' '}
                  {sayNoScan(error)}
                </li>
              ))}
            </ul>
          </Banner>
        )}
        {taken && taken.known.length > 0 && (
          <Banner title={<Trans>Schon dabei und nicht noch einmal genommen</Trans>}>
            <p translate="no">{taken.known.map(({ name }) => name).join(', ')}</p>
          </Banner>
        )}
        {lost.length > 0 && (
          <>
            <h3>
              <Trans>Wem gehören diese Dateien?</Trans>
            </h3>
            <ul className={styles.lost}>
              {lost.slice(0, mostShown).map((scan) => (
                <LostScan key={scan.id} scan={scan} clients={clients} all={all} />
              ))}
            </ul>
            {lost.length > mostShown && (
              <p>
                <Plural
                  value={lost.length - mostShown}
                  one="Eine weitere folgt, sobald diese zugeordnet sind."
                  other="# weitere folgen, sobald diese zugeordnet sind."
                />
              </p>
            )}
          </>
        )}
      </div>
    </Section>
  )
}

function LostScan({
  scan: { id, file, clientId, inName },
  clients,
  all,
}: {
  scan: Scan
  clients: readonly Client[]
  all: readonly Client[]
}) {
  const { t } = useLingui()
  const [chosen, setChosen] = useState<string | null>(null)
  const [isMissing, setMissing] = useState(false)
  const item = useRef<HTMLLIElement>(null)
  return (
    <li ref={item}>
      <Select
        label={
          <>
            <span translate="no">{file.name}</span>, {formatSize(file.size)}
          </>
        }
        description={why()}
        options={clients.map((client) => ({
          value: client.id,
          label: `${client.number} ${client.name}`,
        }))}
        value={chosen}
        onChange={(now) => {
          setChosen(now)
          setMissing(false)
        }}
        errorMessage={isMissing ? t`Bitte wählen Sie, zu wem diese Datei gehört.` : undefined}
      />
      <div className={styles.acts}>
        <span data-remove>
          <Button onClick={give}>
            <Trans>Zuordnen</Trans>
            <Hidden>: {file.name}</Hidden>
          </Button>
        </span>
        <span data-remove>
          <Button look="quiet" onClick={() => dropScan(id)}>
            <Trans>Weglassen</Trans>
            <Hidden>: {file.name}</Hidden>
          </Button>
        </span>
      </div>
    </li>
  )

  function give() {
    if (chosen !== null) return giveScan(id, chosen)
    // What is said of the field is there when it gets the focus.
    flushSync(() => setMissing(true))
    item.current?.querySelector('select')?.focus()
  }

  function why() {
    const holder = all.find((client) => client.id === clientId)
    const named = inName.kind === 'one' ? all.find((client) => client.id === inName.clientId) : null
    if (holder && holder !== named)
      return holder.hasAgreement
        ? t`Zugeordnet war sie ${holder.name}; dort gibt es schon einen Vertrag.`
        : t`Zugeordnet war sie ${holder.name}; hier nicht gewählt.`
    if (named?.hasAgreement)
      return t`Dem Namen nach von ${named.name}; dort gibt es schon einen Vertrag.`
    if (named && !clients.includes(named))
      return t`Dem Namen nach von ${named.name}; hier nicht gewählt.`
    if (named) return t`Dem Namen nach von ${named.name}.`
    return inName.kind === 'several'
      ? t`Der Name nennt die Nummern mehrerer Auftraggeber.`
      : t`Der Name nennt keine Nummer eines Auftraggebers.`
  }
}
