import { Trans } from '@lingui/react/macro'
import { sha256 } from 'virtual:avv-verify'
import { LinkButton } from '../ui/basics/button.tsx'
import { HashText } from '../ui/data/hash-text.tsx'
import { Section } from '../ui/page/page.tsx'
import styles from './evidence.module.css'

/** How anybody checks the log without trusting the portal. */
export const CheckSection = ({ clientId }: { clientId: string }) => (
  <Section id="pruefen" title={<Trans>So prüfen Sie das selbst</Trans>}>
    <p>
      <Trans>
        Jede Zeile trägt die Prüfsumme der vorigen. Wer etwas ändert, entfernt oder einfügt, müsste
        alle folgenden Zeilen und unsere Unterschrift neu schreiben. Das Prüfprogramm avv-verify
        rechnet es auf Ihrem Rechner nach, ohne Verbindung zum Portal.
      </Trans>
    </p>
    <ol className={styles.steps}>
      <li>
        <Trans>
          Laden Sie das Prüfprogramm herunter. Es ist eine einzige Datei und läuft mit Node.js 20
          oder neuer. Bewahren Sie seine Prüfsumme auf:
        </Trans>
        <HashText sha256={sha256} />
        <div data-print="no">
          <LinkButton href="/avv-verify.mjs" icon="download" download>
            <Trans>Prüfprogramm herunterladen</Trans>
          </LinkButton>
        </div>
      </li>
      <li>
        <Trans>Laden Sie das ganze Protokoll herunter.</Trans>
        <div data-print="no">
          <LinkButton
            href={`/api/v1/evidence/export?clientId=${clientId}`}
            icon="download"
            download
          >
            <Trans>Protokoll herunterladen</Trans>
          </LinkButton>
        </div>
      </li>
      <li>
        <Trans>Prüfen Sie die Kette und die Unterschrift:</Trans>
        <code className={styles.command}>node avv-verify.mjs log Nachweisprotokoll.ndjson</code>
      </li>
      <li>
        <Trans>Prüfen Sie gegen einen Stand oder eine Quittung, die Sie aufbewahrt haben:</Trans>
        <code className={styles.command}>
          node avv-verify.mjs log Nachweisprotokoll.ndjson --head Protokollstand.jws
        </code>
      </li>
      <li>
        <Trans>Prüfen Sie eine Quittung:</Trans>
        <code className={styles.command}>
          node avv-verify.mjs receipt Quittung.pdf --log Nachweisprotokoll.ndjson
        </code>
      </li>
    </ol>
    <p>
      <Trans>
        Unsere öffentlichen Schlüssel, auch die früheren, stehen unter{' '}
        <a href="/.well-known/jwks.json" download="jwks.json">
          /.well-known/jwks.json
        </a>
        . Bewahren Sie sie mit auf und nennen Sie sie mit --jwks, dann brauchen Sie dem Protokoll
        auch darin nicht zu glauben.
      </Trans>
    </p>
  </Section>
)
