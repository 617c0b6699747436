import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { pages } from '@portal/domain/addresses'
import type { SetupState, SetupStep } from '@portal/domain/setup/contract'

/** Each step: what it is, why it comes before the first client, and where it is done. */
export const stepWords: Record<
  SetupStep,
  { title: MessageDescriptor; why: MessageDescriptor; href: string; act: MessageDescriptor }
> = {
  firm: {
    title: msg`Ihre Firma`,
    why: msg`Name, Anschrift, Ansprechpartner (§ 6.3) und Weisungsempfänger (§ 9) stehen in jedem AVV, jeder Quittung und jeder Mitteilung.`,
    href: pages.backups,
    act: msg`Angaben eintragen`,
  },
  mail: {
    title: msg`E-Mail`,
    why: msg`Fristen beginnen erst, wenn ein Mailserver die Nachricht angenommen hat. Schicken Sie sich selbst eine zur Probe.`,
    href: pages.mails,
    act: msg`Testnachricht senden`,
  },
  toms: {
    title: msg`Schutzmaßnahmen`,
    why: msg`Die TOM sind eine Anlage des AVV (§ 4). Sie können mit den zwölf Maßnahmen des Vertrags beginnen.`,
    href: pages.toms.today,
    act: msg`Maßnahmen verfassen`,
  },
  subprocessors: {
    title: msg`Unterauftragnehmer`,
    why: msg`Ihre Liste ist die zweite Anlage des AVV (§ 7). Haben Sie keine, stellen Sie den Schritt zurück.`,
    href: pages.subprocessors.list,
    act: msg`Liste führen`,
  },
  clients: {
    title: msg`Auftraggeber`,
    why: msg`Jede Praxis einzeln, oder alle auf einmal aus einer CSV-Datei.`,
    href: pages.clients.list,
    act: msg`Auftraggeber anlegen`,
  },
  agreements: {
    title: msg`AVV`,
    why: msg`Weisungen setzen einen AVV voraus. Was auf Papier unterschrieben ist, wird hier erfasst.`,
    href: pages.agreements.list,
    act: msg`AVV erfassen`,
  },
  invitations: {
    title: msg`Einladungen`,
    why: msg`Die Leitung jeder Praxis bekommt einen Zugang und lädt ihre Leute selbst ein.`,
    href: pages.clients.list,
    act: msg`Leitungen einladen`,
  },
  backup: {
    title: msg`Sicherung`,
    why: msg`Nachweise, die niemand wiederherstellen kann, beweisen nichts.`,
    href: pages.backups,
    act: msg`Sicherung einrichten`,
  },
}

export const stateWords: Record<SetupState, MessageDescriptor> = {
  open: msg`offen`,
  begun: msg`begonnen`,
  done: msg`erledigt`,
}
