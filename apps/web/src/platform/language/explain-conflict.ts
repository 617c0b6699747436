import { t } from '@lingui/core/macro'
import type { Fault } from '@portal/domain/fault'

/** Why what was asked for contradicts what there is, and what to do instead. */
export function explainConflict(rule: Extract<Fault, { code: 'conflict' }>['rule']): string {
  switch (rule) {
    case 'already-member':
      return t`Diese Person hat hier schon einen Zugang.`
    case 'already-invited':
      return t`Diese Person ist schon eingeladen. Sie können die Einladung erneuern, dann bekommt sie einen neuen Link.`
    case 'other-side':
      return t`Diese Adresse gehört zu einem Zugang der anderen Vertragsseite. Niemand kann Auftraggeber und Auftragnehmer zugleich sein; bitte nehmen Sie eine andere Adresse.`
    case 'other-session':
      return t`In diesem Browser ist jemand anderes angemeldet. Es ist nichts geschehen. Melden Sie diese Person zuerst ab.`
    case 'other-client':
      return t`Sie sind in einem anderen Fenster zu einem anderen Kunden gewechselt. Es ist nichts geschehen. Laden Sie diese Seite neu und prüfen Sie, für wen Sie handeln.`
    case 'last-owner':
      return t`Das ist die letzte Person, der das Portal gehört. Übertragen Sie diese Rolle zuerst jemand anderem.`
    case 'last-manager':
      return t`Das ist die letzte Person mit der Rolle Leitung. Geben Sie die Rolle zuerst jemand anderem.`
    case 'last-factor':
      return t`Das ist Ihr letzter zweiter Faktor. Richten Sie zuerst einen anderen ein, dann können Sie diesen entfernen.`
    case 'too-many-factors':
      return t`Mehr als das lassen sich nicht einrichten. Entfernen Sie zuerst etwas, das Sie nicht mehr verwenden.`
    case 'passkey-known':
      return t`Dieser Passkey ist schon eingerichtet.`
    case 'viewer-instructs':
      return t`Wer weisungsberechtigt ist, braucht mehr als die Rolle „nur Lesen“. Beenden Sie zuerst die Berechtigung nach § 9, oder wählen Sie eine andere Rolle.`
    case 'already-registered':
      return t`Diese Person ist für diesen Zeitraum schon als weisungsberechtigt eingetragen. Ändern Sie den bestehenden Eintrag.`
    case 'reset-under-way':
      return t`Für diese Person wird der zweite Faktor schon zurückgesetzt. Führen Sie das zu Ende, oder brechen Sie es ab.`
    case 'second-person':
      return t`Das muss eine zweite Person bestätigen: nicht die, die es begonnen hat.`
    case 'own-account':
      return t`Das geht nicht beim eigenen Zugang. Bitte lassen Sie es jemand anderen tun.`
    case 'address-taken':
      return t`Diese E-Mail-Adresse gehört schon zu einem anderen Zugang. Bitte nehmen Sie eine andere.`
    case 'nothing-changed':
      return t`Der neue Wortlaut gleicht dem alten. Ändern Sie ihn, bestätigen Sie die Weisung, wie sie ist, oder widerrufen Sie sie.`
    case 'signature-void':
      return t`Wer zuerst unterschrieben hat, ist nicht mehr weisungsberechtigt (§ 9). Geben Sie die Weisung zurück; dann kann sie neu erteilt werden.`
    case 'too-few-authorised':
      return t`Dafür braucht es mindestens zwei weisungsberechtigte Personen (§ 9) mit eigenem Zugang. Tragen Sie zuerst eine zweite ein.`
  }
}
