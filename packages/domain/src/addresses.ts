import { home as start } from './entry-addresses.ts'

/** The pages of a client's people, below the page that lists them. */
export const peoplePages = <Home extends string>(home: Home) =>
  ({
    invite: `${home}/einladen`,
    member: `${home}/zugaenge/:userId`,
    resetMember: `${home}/zugaenge/:userId/zuruecksetzen`,
    log: `${home}/protokoll`,
    addEntry: `${home}/register/neu`,
    entry: `${home}/register/:personId`,
    changeEntry: `${home}/register/:personId/aendern`,
    endEntry: `${home}/register/:personId/beenden`,
    contestEntry: `${home}/register/:personId/bestreiten`,
    propose: `${home}/vorlegen`,
    proposal: `${home}/vorschlaege/:proposalId`,
    refuseProposal: `${home}/vorschlaege/:proposalId/ablehnen`,
  }) as const

const practice = '/praxis'
const client = '/kunden/:id'

/** Every page of a session, as a pattern: `at` fills in what begins with a colon. */
export const pages = {
  home: start,
  setup: '/einrichtung',
  notices: {
    list: '/mitteilungen',
    new: '/mitteilungen/neu',
    one: '/mitteilungen/:id',
    edit: '/mitteilungen/:id/bearbeiten',
  },
  instructions: {
    list: '/weisungen',
    new: '/weisungen/neu',
    enter: '/weisungen/eintragen',
    offer: '/weisungen/vorschlagen',
    one: '/weisungen/:id',
    edit: '/weisungen/:id/bearbeiten',
    revisions: '/weisungen/:id/fassungen',
    // Those of a move go by its name.
    confirm: '/weisungen/:id/bestaetigen',
    reject: '/weisungen/:id/zurueckweisen',
    contest: '/weisungen/:id/nicht-von-uns',
    amend: '/weisungen/:id/aendern',
    withdraw: '/weisungen/:id/widerrufen',
    approve_costs: '/weisungen/:id/kosten',
    accept: '/weisungen/:id/abnehmen',
    countersign: '/weisungen/:id/gegenzeichnen',
    report_defect: '/weisungen/:id/mangel',
    send_back: '/weisungen/:id/zurueckgeben',
    raise_concern: '/weisungen/:id/bedenken',
    quote: '/weisungen/:id/kostenschaetzung',
    execute: '/weisungen/:id/ausfuehren',
    decline: '/weisungen/:id/ablehnen',
    correct: '/weisungen/:id/berichtigen',
    take_back: '/weisungen/:id/eintrag-zuruecknehmen',
    start_emergency: '/weisungen/:id/notfall',
    settle_contest: '/weisungen/:id/klaeren',
    agree: '/weisungen/:id/zustimmen',
    refuse: '/weisungen/:id/vorschlag-ablehnen',
    revise: '/weisungen/:id/vorschlag-aendern',
    retract: '/weisungen/:id/zurueckziehen',
  },
  evidence: '/nachweise',
  receipts: '/quittungen',
  subprocessors: {
    list: '/unterauftragnehmer',
    new: '/unterauftragnehmer/neu',
    one: '/unterauftragnehmer/:id',
    change: '/unterauftragnehmer/:id/aendern',
  },
  toms: {
    today: '/massnahmen',
    draft: '/massnahmen/entwurf',
    file: '/massnahmen/entwurf/datei',
    version: '/massnahmen/:version',
  },
  agreements: {
    list: '/vertrag',
    wording: '/vertrag/wortlaut',
    scan: '/vertrag/erfassen',
    recordMany: '/vertrag/erfassen/mehrere',
    record: '/vertrag/erfassen/:documentId',
    one: '/vertrag/:id',
    confirm: '/vertrag/:id/bestaetigen',
    contest: '/vertrag/:id/beanstanden',
    reply: '/vertrag/:id/antworten',
    strike: '/vertrag/:id/streichen',
    correct: '/vertrag/:id/berichtigen',
  },
  offers: {
    list: '/vertragsangebote',
    new: '/vertragsangebote/neu',
    batch: '/vertragsangebote/versand/:batchId',
    one: '/vertragsangebote/:id',
    fill: '/vertragsangebote/:id/ausfuellen',
    sign: '/vertragsangebote/:id/unterschreiben',
    countersign: '/vertragsangebote/:id/gegenzeichnen',
    decline: '/vertragsangebote/:id/ablehnen',
    withdraw: '/vertragsangebote/:id/zurueckziehen',
  },
  contractTexts: {
    one: '/vertragstext',
    change: '/vertragstext/aendern',
    version: '/vertragstext/:version',
  },
  documents: { list: '/dokumente', upload: '/dokumente/neu' },
  clients: {
    list: '/kunden',
    new: '/kunden/neu',
    import: '/kunden/einlesen',
    inviteMany: '/kunden/einladen',
    invited: '/kunden/einladungen',
    one: client,
    change: `${client}/aendern`,
    ...peoplePages(client),
  },
  practice: {
    one: practice,
    details: '/praxis/angaben',
    fourEyes: '/praxis/vier-augen',
    ...peoplePages(practice),
  },
  staff: {
    list: '/mitarbeitende',
    invite: '/mitarbeitende/einladen',
    approval: '/mitarbeitende/zuruecksetzungen/:id',
    member: '/mitarbeitende/:userId',
    resetMember: '/mitarbeitende/:userId/zuruecksetzen',
  },
  firm: {
    one: '/firma',
    change: '/firma/aendern',
    history: '/firma/verlauf',
    version: '/firma/verlauf/:version',
  },
  mails: '/postausgang',
  backups: '/sicherung',
  account: { one: '/konto', log: '/konto/protokoll' },
} as const

/** In the query of an address: the practice it is meant for, whichever somebody is in just then. */
export const clientInQuery = 'praxis'

/** The address of a page as one practice has it. */
export const ofClient = (path: string, clientId: string): string =>
  `${path}?${clientInQuery}=${encodeURIComponent(clientId)}`

/** What a pattern leaves open: `id` in `/weisungen/:id`. */
export type Names<Pattern extends string> = Pattern extends `${string}:${infer Name}/${infer Rest}`
  ? Name | Names<Rest>
  : Pattern extends `${string}:${infer Name}`
    ? Name
    : never

/** The address of a page: its pattern with each name filled in. A name too few or too many does not compile. */
export const at = <Pattern extends string>(
  pattern: Pattern,
  params: { [Name in Names<Pattern>]: string | number },
): string =>
  pattern.replaceAll(/:(\w+)/gu, (_, name: Names<Pattern>) => encodeURIComponent(params[name]))

/** What has a page of its own at one client, by how its address begins and where in it the id stands. */
const places = [
  ['notice', pages.notices.one],
  ['instruction', pages.instructions.one],
  ['agreement', pages.agreements.one],
  ['offer', pages.offers.one],
  ['member', pages.practice.member],
  ['authorisation', pages.practice.entry],
] as const

export const placeKinds = places.map(([what]) => what)
export type PlaceKind = (typeof places)[number][0]
export type Place = { what: PlaceKind; id: string }

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'

/** What the page at a path is about; null where it is about a client as a whole. */
export function placeOf(path: string): Place | null {
  for (const [what, pattern] of places) {
    const found = new RegExp(`^${pattern.replace(/:\w+/u, `(${uuid})`)}(/|$)`, 'u').exec(path)
    if (found?.[1]) return { what, id: found[1] }
  }
  return null
}
