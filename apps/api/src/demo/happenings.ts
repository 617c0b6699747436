import type { DraftInstruction } from '@portal/domain/instructions/contract'
import type { QuoteCosts, RaiseConcern } from '@portal/domain/instructions/acts'
import type { MoveType } from '@portal/domain/instructions/machine'
import type { DraftNotice } from '@portal/domain/notices/contract'

export type DemoNotice = Omit<DraftNotice, 'audience'> & {
  /** Keys of the clients it goes to. */
  to: 'all' | string[]
  /** Days before the first start; null: still a draft. */
  publishedDaysAgo: number | null
  /** By client: days before the first start on which it was opened and acknowledged there, and by whom. */
  read: Record<string, { by: string; openedDaysAgo: number; acknowledged: boolean }>
}

export const demoNotices: DemoNotice[] = [
  {
    kind: 'general',
    severity: 'info',
    title: 'Ihr AVV-Portal ist eingerichtet',
    body: 'Ab heute finden Sie Ihren Vertrag zur Auftragsverarbeitung, die Liste der Unterauftragnehmer und die technischen und organisatorischen Maßnahmen **in diesem Portal**.\n\nWeisungen nach § 8.3 geben Sie hier mit einem Code Ihres zweiten Faktors und erhalten sofort eine Quittung.',
    to: 'all',
    publishedDaysAgo: 90,
    read: {
      sonnenhof: { by: 'Anna Berger', openedDaysAgo: 89, acknowledged: true },
      lindenau: { by: 'Petra Lindenau', openedDaysAgo: 88, acknowledged: true },
      marktplatz: { by: 'Thomas Ebner', openedDaysAgo: 87, acknowledged: true },
    },
  },
  {
    kind: 'contact_changed',
    severity: 'info',
    title: 'Weisungsempfänger und Kanal nach § 9',
    body: 'Weisungsempfänger bleibt Robert Zerer. Neben dem Postweg (Franz-Wimmer-Str. 16, 94036 Passau) ist nun auch dieses Portal ein Kanal für Weisungen.',
    to: 'all',
    publishedDaysAgo: 60,
    read: {
      sonnenhof: { by: 'Lukas Huber', openedDaysAgo: 59, acknowledged: true },
      lindenau: { by: 'Sabine Koch', openedDaysAgo: 58, acknowledged: false },
    },
  },
  {
    kind: 'disruption',
    severity: 'important',
    title: 'Wartung von thera-pi.online am Samstagabend',
    body: 'Am kommenden Samstag spielen wir Sicherheitsaktualisierungen ein.\n\n- **Betroffen:** thera-pi.online\n- **Zeit:** 20:00 bis 22:00 Uhr\n- **Ihre Daten:** werden vorher gesichert\n\nBitte melden Sie sich vor 20:00 Uhr ab.',
    to: 'all',
    publishedDaysAgo: 3,
    read: { lindenau: { by: 'Petra Lindenau', openedDaysAgo: 2, acknowledged: true } },
  },
  {
    kind: 'incident',
    severity: 'urgent',
    title: 'Terminliste an einen falschen Empfänger gesandt',
    body: 'In der vergangenen Nacht hat thera-pi.online um 02:10 Uhr die Terminliste eines Tages wegen einer vertauschten Adresse an einen falschen Empfänger gesandt.\n\n- **Art:** Verletzung der Vertraulichkeit\n- **Betroffen:** etwa 35 Patientinnen und Patienten mit Namen, Terminzeit und behandelnder Person; keine Diagnosen\n- **Empfänger:** eine andere Praxis; sie hat zugesagt, die Nachricht zu löschen, und uns dies noch nicht bestätigt\n- **Mögliche Folgen:** Dritte wissen, wer an diesem Tag bei Ihnen in Behandlung war\n- **Unsere Maßnahmen:** Der Versand ist angehalten, die Adresse ist berichtigt\n- **Noch nicht bekannt:** ob die Liste geöffnet wurde; das folgt bis morgen\n- **Ansprechpartner:** Robert Zerer\n\n**Was Sie jetzt tun sollten:** Prüfen Sie, ob Sie die Verletzung der Aufsichtsbehörde melden und die Betroffenen benachrichtigen müssen (Art. 33, 34 DSGVO).',
    to: ['sonnenhof'],
    publishedDaysAgo: 0.3,
    read: {},
  },
  {
    kind: 'audit_result',
    severity: 'info',
    title: 'Ergebnis der jährlichen Prüfung unserer Maßnahmen',
    body: 'Die jährliche Prüfung nach § 6.5 ist abgeschlossen. Der Bericht folgt als Dokument.',
    to: 'all',
    publishedDaysAgo: null,
    read: {},
  },
]

/** Which client says that what was recorded of its agreement is right, and by whom; the others have not looked yet. */
export const demoAnswers = [
  { client: 'sonnenhof', by: 'Anna Berger', daysAgo: 86 },
  { client: 'lindenau', by: 'Petra Lindenau', daysAgo: 85 },
]

/** What happens in the demonstration. */
export type DemoMove = Extract<
  MoveType,
  | 'submit'
  | 'propose'
  | 'agree'
  | 'record'
  | 'acknowledge'
  | 'start'
  | 'raise_concern'
  | 'quote'
  | 'execute'
  | 'decline'
>

export type DemoInstruction = Partial<DraftInstruction> &
  Pick<DraftInstruction, 'kind' | 'title' | 'text'> & {
    client: string
    draftedBy: string
    /** The wished date, as days from the first start. */
    wishedInDays?: number
    /** Each move with its day before the first start. */
    moves: [DemoMove, number][]
    draftedDaysAgo: number
    declineReason?: string
    concern?: RaiseConcern
    costs?: QuoteCosts
    /** Told to the provider instead of drafted: by whom. */
    toldBy?: string
  }

export const demoInstructions: DemoInstruction[] = [
  {
    client: 'sonnenhof',
    kind: 'erasure',
    title: 'Löschung ausgeschiedener Mitarbeitender',
    text: 'Bitte löschen Sie die Benutzerkonten der zum 30. Juni ausgeschiedenen Mitarbeitenden mit den Kürzeln MH und TS einschließlich ihrer persönlichen Ablagen in med-drive.de.\n\nDie Behandlungsdokumentation bleibt unberührt.',
    systems: ['med-drive.de', 'thera-pi.online'],
    dataSubjects: ['employees'],
    draftedBy: 'Miriam Vogt',
    draftedDaysAgo: 41,
    moves: [
      ['submit', 40],
      ['acknowledge', 39.8],
      ['start', 39],
      ['execute', 38.7],
    ],
  },
  {
    client: 'lindenau',
    kind: 'access_support',
    title: 'Auskunft über Daten bei einem Dritten',
    text: 'Bitte erteilen Sie einer Patientin unmittelbar Auskunft über alle Daten, die in der Abrechnungsstelle gespeichert sind.',
    draftedBy: 'Sabine Koch',
    draftedDaysAgo: 26,
    moves: [
      ['submit', 26],
      ['acknowledge', 25.7],
      ['decline', 25],
    ],
    declineReason:
      'Die Abrechnungsstelle ist kein Unterauftragnehmer von uns; ihre Daten liegen nicht in unseren Systemen. Auskünfte erteilen zudem allein Sie als Verantwortlicher (§ 8.1). Gern stellen wir Ihnen zusammen, was in thera-pi.online gespeichert ist.',
  },
  {
    client: 'sonnenhof',
    kind: 'data_export',
    title: 'Export der Terminstatistik',
    wishedInDays: -1,
    text: 'Bitte stellen Sie uns die Termine der Jahre 2024 und 2025 ohne Namen der Patienten als CSV-Datei in med-drive.de bereit.',
    systems: ['thera-pi.online'],
    dataCategories: ['planning-and-control-data', 'health-data'],
    draftedBy: 'Lukas Huber',
    draftedDaysAgo: 9,
    moves: [
      ['submit', 9],
      ['acknowledge', 8.8],
      ['start', 6],
    ],
  },
  {
    client: 'lindenau',
    kind: 'processing_change',
    title: 'Längere Aufbewahrung der Sicherungen',
    wishedInDays: 12,
    text: 'Bitte bewahren Sie die nächtlichen Sicherungen unserer Datenbank künftig 60 statt 30 Tage auf.',
    systems: ['thera-pi.online'],
    draftedBy: 'Sabine Koch',
    draftedDaysAgo: 5,
    moves: [
      ['submit', 5],
      ['agree', 4.6],
    ],
  },
  {
    client: 'sonnenhof',
    kind: 'rectification',
    title: 'Berichtigung eines Geburtsdatums',
    text: 'In der Patientenakte mit der Nummer 20418 ist das Geburtsdatum falsch erfasst. Bitte übernehmen Sie das Datum aus dem heute in med-drive.de abgelegten Korrekturbogen.',
    systems: ['thera-pi.online'],
    dataSubjects: ['patients'],
    urgency: 'urgent',
    urgencyReason: 'Die Abrechnung mit der Kasse ist zum Monatsende fällig.',
    draftedBy: 'Lukas Huber',
    draftedDaysAgo: 0.9,
    moves: [['submit', 0.9]],
  },
  {
    client: 'sonnenhof',
    kind: 'restriction',
    title: 'Einschränkung während einer Prüfung',
    text: 'Bitte schränken Sie den Zugriff auf die Akte mit der Nummer 19377 bis auf Weiteres auf die Praxisleitung ein.',
    systems: ['thera-pi.online'],
    dataSubjects: ['patients'],
    draftedBy: 'Miriam Vogt',
    draftedDaysAgo: 0.4,
    moves: [],
  },
  {
    client: 'lindenau',
    kind: 'erasure',
    title: 'Löschung einer Behandlungsakte',
    text: 'Bitte löschen Sie die Akte mit der Nummer 31877 vollständig, auch aus den Sicherungen.',
    systems: ['thera-pi.online'],
    dataSubjects: ['patients'],
    draftedBy: 'Sabine Koch',
    draftedDaysAgo: 3.2,
    moves: [
      ['submit', 3],
      ['acknowledge', 2.9],
      ['raise_concern', 2.2],
    ],
    concern: {
      norm: '§ 630f Abs. 3 BGB',
      reasoning:
        'Die letzte Behandlung in dieser Akte liegt nach unseren Daten keine zehn Jahre zurück. Bis dahin ist die Akte aufzubewahren.',
      suspended: 'Das Löschen der Akte und ihrer Sicherungen.',
      continues: 'Der Betrieb läuft weiter; an der Akte ändert sich nichts.',
      askedOfClient: 'Bitte bestätigen, ändern oder widerrufen Sie die Weisung.',
    },
  },
  {
    client: 'sonnenhof',
    kind: 'support',
    title: 'Unterlagen für eine Folgenabschätzung',
    text: 'Bitte stellen Sie uns die Unterlagen zusammen, die wir für die Datenschutz-Folgenabschätzung der Videosprechstunde brauchen.',
    systems: ['other'],
    details: {
      about: 'support',
      occasion: 'impact_assessment',
      askedBy: 'Datenschutzbeauftragter des Auftraggebers',
      reference: null,
      respondBy: null,
    },
    draftedBy: 'Lukas Huber',
    draftedDaysAgo: 4.2,
    moves: [
      ['submit', 4],
      ['acknowledge', 3.8],
      ['quote', 1.5],
    ],
    costs: {
      amountCents: 24_000,
      vatPercent: 19,
      workWaits: false,
      basis: 'Vier Stunden zu 60 Euro; die Zusammenstellung geht über § 6.8 hinaus (§ 10.3).',
    },
  },
  {
    client: 'lindenau',
    kind: 'restriction',
    title: 'Sperre einer Akte nach Anruf',
    text: 'Die Akte mit der Nummer 30455 ist bis auf Weiteres für alle außer der Praxisleitung zu sperren.',
    systems: ['thera-pi.online'],
    draftedBy: 'Eva Brandl',
    draftedDaysAgo: 0.6,
    toldBy: 'Sabine Koch',
    moves: [['record', 0.6]],
  },
  {
    client: 'lindenau',
    kind: 'processing_change',
    title: 'Sicherungen an einem zweiten Ort',
    text: 'Die nächtlichen Sicherungen der Datenbank werden künftig zusätzlich verschlüsselt in unserem zweiten Rechenzentrum in Deutschland aufbewahrt. Dauer und Löschung bleiben wie bisher.',
    systems: ['thera-pi.online'],
    draftedBy: 'Robert Zerer',
    draftedDaysAgo: 0.3,
    moves: [['propose', 0.3]],
  },
  {
    client: 'lindenau',
    kind: 'processing_change',
    title: 'Terminerinnerungen ohne Namen',
    text: 'Die Terminerinnerungen aus thera-pi.online sollen künftig weder Vor- noch Nachnamen enthalten.',
    systems: ['thera-pi.online'],
    draftedBy: 'Sabine Koch',
    draftedDaysAgo: 0.25,
    moves: [['submit', 0.2]],
  },
]
