import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { pages } from '@portal/domain/addresses'
import type { SetupState, SetupStep } from '@portal/domain/setup/contract'

type Way = { href: string; act: MessageDescriptor }

/** Each step: what it is, why it comes before the first client, and where it is done. */
export const stepWords: Record<
  SetupStep,
  {
    title: MessageDescriptor
    why: MessageDescriptor
    go: Way | null
    /** Another way to the same. */
    orGo?: Way
  }
> = {
  firm: {
    title: msg`Ihre Firma`,
    why: msg`Name, Anschrift, Ansprechpartner (§ 6.3) und Weisungsempfänger (§ 9) stehen in jedem AVV und jeder Quittung.`,
    go: { href: pages.firm.one, act: msg`Firma eintragen` },
  },
  mail: {
    title: msg`E-Mail`,
    why: msg`Fristen beginnen erst, wenn ein Mailserver die Nachricht angenommen hat. Schicken Sie sich eine Test-E-Mail: der Postausgang zeigt, was er antwortet.`,
    go: { href: pages.mails, act: msg`E-Mail prüfen` },
  },
  toms: {
    title: msg`Schutzmaßnahmen`,
    why: msg`Die TOM sind eine Anlage des AVV (§ 4). Sie können mit den zwölf Maßnahmen des Vertrags beginnen.`,
    go: { href: pages.toms.today, act: msg`Maßnahmen verfassen` },
  },
  subprocessors: {
    title: msg`Unterauftragnehmer`,
    why: msg`Ihre Liste ist die zweite Anlage des AVV (§ 7). Haben Sie keine, stellen Sie den Schritt zurück.`,
    go: { href: pages.subprocessors.list, act: msg`Liste führen` },
  },
  'contract-text': {
    title: msg`Vertragstext`,
    why: msg`Mit diesem Wortlaut bieten Sie Verträge an. Lesen Sie den mitgelieferten und verwenden Sie ihn, oder ändern Sie ihn.`,
    go: { href: pages.contractTexts.one, act: msg`Vertragstext ansehen` },
  },
  clients: {
    title: msg`Auftraggeber`,
    why: msg`Einzeln mit dem Formular, oder alle auf einmal aus einer CSV-Datei, etwa aus Excel.`,
    go: { href: pages.clients.list, act: msg`Auftraggeber anlegen` },
  },
  agreements: {
    title: msg`Verträge`,
    why: msg`Eine Weisung braucht einen Vertrag, der gilt. Was auf Papier unterschrieben ist, erfassen Sie mit der eingescannten Datei oder Fotos davon. Wer noch keinen hat, unterschreibt hier im Portal, was Sie anbieten.`,
    go: { href: pages.agreements.scan, act: msg`Vertrag erfassen` },
    orGo: { href: pages.offers.new, act: msg`Verträge anbieten` },
  },
  invitations: {
    title: msg`Einladungen`,
    why: msg`Die Leitung jedes Auftraggebers bekommt einen Zugang und lädt ihre Leute selbst ein.`,
    go: { href: pages.clients.invited, act: msg`Leitungen einladen` },
  },
  backup: {
    title: msg`Sicherung`,
    why: msg`Nachweise, die niemand wiederherstellen kann, beweisen nichts.`,
    go: { href: pages.backups, act: msg`Sicherung ansehen` },
  },
}

export const stateWords: Record<SetupState, MessageDescriptor> = {
  open: msg`offen`,
  begun: msg`begonnen`,
  done: msg`erledigt`,
}
