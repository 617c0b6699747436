import { Trans, useLingui } from '@lingui/react/macro'
import type { KeptKey } from '@portal/domain/backups/contract'
import { ButtonRow, Button } from '../ui/basics/button.tsx'
import { DefinitionList } from '../ui/data/definition-list.tsx'
import { Section } from '../ui/page/page.tsx'
import styles from './backups.module.css'

/** The sheet to print: which keys to keep and by what they are known again, never the keys. */
export function KeySheet({ keys }: { keys: readonly KeptKey[] }) {
  const { t } = useLingui()
  return (
    <Section title={<Trans>Diese Schlüssel bewahren Sie getrennt auf</Trans>}>
      <p>
        <Trans>
          Sie stehen in keiner Sicherung. Ohne den ersten öffnet niemand eine Sicherung, auch Sie
          nicht. Legen Sie eine Kopie an einen anderen Ort, etwa in einen Tresor.
        </Trans>
      </p>
      {keys.map(({ name, id, lies }) => (
        <div key={name} className={styles.key}>
          <h3>
            <KeyName name={name} />
          </h3>
          <DefinitionList
            rows={[
              [t`Liegt in`, <code key="place">{placeOf(name, lies)}</code>],
              [
                t`Kennung`,
                <code key="id" className={styles.id}>
                  {id}
                </code>,
              ],
              [t`Aufbewahrt bei`, <Blank key="where" />],
              [t`Datum, Unterschrift`, <Blank key="who" />],
            ]}
          />
        </div>
      ))}
      <p>
        <Trans>
          Die Kennung sagt nichts über den Schlüssel. Sie zeigt, ob es der richtige ist.
        </Trans>
      </p>
      <div data-print="no">
        <ButtonRow>
          <Button icon="print" onClick={() => window.print()}>
            <Trans>Blatt drucken</Trans>
          </Button>
        </ButtonRow>
      </div>
    </Section>
  )
}

const Blank = () => <span className={styles.blank} />

function KeyName({ name }: Pick<KeptKey, 'name'>) {
  switch (name) {
    case 'encryption':
      return <Trans>Schlüssel der Daten und Sicherungen</Trans>
    case 'signing':
      return <Trans>Schlüssel, mit dem das Portal unterschreibt</Trans>
    case 'seal':
      return <Trans>Siegel der Quittungen</Trans>
  }
}

const variables = {
  encryption: 'ENCRYPTION_KEY',
  signing: 'SIGNING_KEY',
  seal: 'SEAL_P12_FILE, SEAL_P12_PASSWORD',
} as const
const files = {
  encryption: 'DATA_DIR/secrets.json (encryptionKey)',
  signing: 'DATA_DIR/secrets.json (signingKey)',
  seal: 'DATA_DIR/seal.json',
} as const
const placeOf = (name: KeptKey['name'], lies: KeptKey['lies']) =>
  (lies === 'environment' ? variables : files)[name]
