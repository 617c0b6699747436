import { msg, t } from '@lingui/core/macro'
import type { FeatureFaultWords } from '../platform/language/explain.ts'
import { wait } from '../platform/language/fault-words.ts'
import type { IssueWords } from '../platform/language/explain-issue.ts'

export const peopleFaultWords = {
  'forbidden.not-authorised': msg`Das darf nur, wer nach § 9 des Vertrags weisungsberechtigt ist.`,
  'conflict.already-member': msg`Diese Person hat hier schon einen Zugang.`,
  'conflict.already-invited': msg`Diese Person ist schon eingeladen. Sie können die Einladung erneuern, dann bekommt sie einen neuen Link.`,
  'conflict.nobody-to-invite': msg`Von diesen Auftraggebern lässt sich gerade niemand einladen. Die Vorschau sagt bei jedem, warum.`,
  'quota-exceeded.rounds': ({ retryAfter }) =>
    t`Das waren viele Einladungen in kurzer Zeit. Weiter geht es in ${wait(retryAfter)}.`,
  'conflict.last-owner': msg`Das ist die letzte Person, der das Portal gehört. Übertragen Sie diese Rolle zuerst jemand anderem.`,
  'conflict.last-manager': msg`Das ist die letzte Person mit der Rolle Leitung. Geben Sie die Rolle zuerst jemand anderem.`,
  'conflict.viewer-instructs': msg`Wer weisungsberechtigt ist, braucht mehr als die Rolle „nur Lesen“. Beenden Sie zuerst die Berechtigung nach § 9, oder wählen Sie eine andere Rolle.`,
  'conflict.already-registered': msg`Diese Person ist für diesen Zeitraum schon als weisungsberechtigt eingetragen. Ändern Sie den bestehenden Eintrag.`,
  'conflict.needs-ground': msg`Wer für den Auftraggeber spricht, sagt er selbst. Nennen Sie das unterschriebene Dokument, in dem es steht, oder legen Sie es ihm zur Bestätigung vor.`,
  'conflict.not-cited': msg`Dieser Eintrag stützt sich auf kein Dokument, das sich bestreiten ließe. Ändern oder beenden Sie ihn.`,
  'conflict.reset-under-way': msg`Für diese Person wird der zweite Faktor schon zurückgesetzt. Führen Sie das zu Ende, oder brechen Sie es ab.`,
  'conflict.second-person': msg`Das muss eine zweite Person bestätigen: nicht die, die es begonnen hat.`,
  'conflict.own-account': msg`Das geht nicht beim eigenen Zugang. Bitte lassen Sie es jemand anderen tun.`,
  'conflict.too-few-authorised': msg`Dafür braucht es mindestens zwei weisungsberechtigte Personen (§ 9) mit eigenem Zugang. Tragen Sie zuerst eine zweite ein.`,
} satisfies Partial<FeatureFaultWords>

export const peopleIssueWords: IssueWords = {
  later: msg`Dieser Tag liegt nach dem Ende, das schon eingetragen ist.`,
}
