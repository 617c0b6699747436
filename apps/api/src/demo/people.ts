import type { ClientRole, StaffRole } from '@portal/domain/access'
import type { Locale } from '@portal/domain/accounts/contract'
import type { Address, ContactPerson } from '@portal/domain/clients/contract'
import type { Region } from '@portal/domain/region'

export type DemoPerson = {
  email: string
  name: string
  locale: Locale
  /** By the client's key; more than one for somebody who looks after several. */
  memberships: Record<string, ClientRole>
  staffRole: StaffRole | null
  /** The §9 entry, where there is one. */
  authorised: { client: string; function: string; phone: string } | null
  enrolled: boolean
  /** Has recovery codes and confirmed to have kept them. */
  hasCodes: boolean
}

export type DemoClient = {
  key: string
  name: string
  address: Address
  legalForm: string
  phone: string
  region: Region
  contact: ContactPerson
  dpo: ContactPerson | null
  /** The provider's own. */
  note: string | null
  /** Days before the first start on which the agreement was signed; of whoever has none, the client was entered. */
  signedDaysAgo: number
  signer: string
}

const de = (street: string, postalCode: string, city: string): Address => ({
  street,
  postalCode,
  city,
  country: 'DE',
})

/** Invented practices; any likeness is chance. */
export const demoClients: DemoClient[] = [
  {
    key: 'sonnenhof',
    name: 'Physiotherapie Sonnenhof',
    address: de('Lindenallee 12', '94032', 'Passau'),
    legalForm: 'GbR',
    phone: '0851 000 100',
    region: 'DE-BY',
    contact: {
      name: 'Anna Berger',
      email: 'anna.berger@sonnenhof.example.org',
      phone: '0851 000 102',
    },
    dpo: {
      name: 'Dr. Karin Stadler',
      email: 'karin.stadler@datenschutz.example.org',
      phone: '089 000 110',
    },
    note: 'Termine am besten mittwochs; freitags ist niemand da.',
    signedDaysAgo: 410,
    signer: 'Anna Berger',
  },
  {
    key: 'lindenau',
    name: 'Ergotherapie Lindenau',
    address: de('Am Stadtplatz 3', '94474', 'Vilshofen an der Donau'),
    legalForm: 'Einzelunternehmen',
    phone: '08541 000 200',
    region: 'DE-BY',
    contact: {
      name: 'Petra Lindenau',
      email: 'petra.lindenau@ergo-lindenau.example.org',
      phone: '08541 000 201',
    },
    dpo: {
      name: 'Dr. Karin Stadler',
      email: 'karin.stadler@datenschutz.example.org',
      phone: '089 000 110',
    },
    note: null,
    signedDaysAgo: 320,
    signer: 'Petra Lindenau',
  },
  {
    key: 'marktplatz',
    name: 'Logopädie am Marktplatz',
    address: de('Marktplatz 8', '94078', 'Freyung'),
    legalForm: 'Einzelunternehmen',
    phone: '08551 000 300',
    region: 'DE-BY',
    contact: {
      name: 'Thomas Ebner',
      email: 'thomas.ebner@logopaedie-marktplatz.example.org',
      phone: '08551 000 301',
    },
    dpo: null,
    note: null,
    signedDaysAgo: 95,
    signer: 'Thomas Ebner',
  },
]

/** Came last, and has no agreement yet: one is offered to it. */
export const newClient: DemoClient = {
  key: 'weiher',
  name: 'Podologie am Weiher',
  address: de('Am Weiher 5', '94481', 'Grafenau'),
  legalForm: 'Einzelunternehmen',
  phone: '08552 000 400',
  region: 'DE-BY',
  contact: {
    name: 'Katrin Moll',
    email: 'katrin.moll@podologie-weiher.example.org',
    phone: '08552 000 401',
  },
  dpo: null,
  note: null,
  signedDaysAgo: 8,
  signer: 'Katrin Moll',
}

const atClient = (
  key: string,
  name: string,
  email: string,
  role: ClientRole,
  more: Partial<DemoPerson> = {},
): DemoPerson => ({
  email,
  name,
  locale: 'de',
  memberships: { [key]: role },
  staffRole: null,
  authorised: null,
  enrolled: true,
  hasCodes: false,
  ...more,
})
const atProvider = (name: string, email: string, staffRole: StaffRole): DemoPerson => ({
  email,
  name,
  locale: 'de',
  memberships: {},
  staffRole,
  authorised: null,
  enrolled: true,
  hasCodes: false,
})

export const demoPeople: DemoPerson[] = [
  atClient('sonnenhof', 'Lukas Huber', 'lukas.huber@sonnenhof.example.org', 'member', {
    authorised: { client: 'sonnenhof', function: 'Praxisleitung', phone: '0851 000 101' },
    hasCodes: true,
  }),
  atClient('sonnenhof', 'Anna Berger', 'anna.berger@sonnenhof.example.org', 'manager'),
  atClient('sonnenhof', 'Miriam Vogt', 'miriam.vogt@sonnenhof.example.org', 'member'),
  atClient('sonnenhof', 'Jonas Weiß', 'jonas.weiss@sonnenhof.example.org', 'viewer'),
  atClient('lindenau', 'Petra Lindenau', 'petra.lindenau@ergo-lindenau.example.org', 'manager'),
  atClient('lindenau', 'Sabine Koch', 'sabine.koch@ergo-lindenau.example.org', 'member', {
    authorised: {
      client: 'lindenau',
      function: 'Stellvertretende Leitung',
      phone: '08541 000 202',
    },
  }),
  atClient(
    'marktplatz',
    'Thomas Ebner',
    'thomas.ebner@logopaedie-marktplatz.example.org',
    'manager',
  ),
  atClient(
    'marktplatz',
    'Julia Marktl',
    'julia.marktl@logopaedie-marktplatz.example.org',
    'member',
    {
      authorised: { client: 'marktplatz', function: 'Verwaltung', phone: '08551 000 303' },
      enrolled: false,
    },
  ),
  atClient('sonnenhof', 'Dr. Karin Stadler', 'karin.stadler@datenschutz.example.org', 'viewer', {
    memberships: { sonnenhof: 'viewer', lindenau: 'viewer' },
  }),
  atProvider('Robert Zerer', 'robert.zerer@zerer-it.example.org', 'owner'),
  atProvider('Eva Brandl', 'eva.brandl@zerer-it.example.org', 'staff'),
  atProvider('Martin Kreuz', 'martin.kreuz@pruefung.example.org', 'auditor'),
]

export const newPeople: DemoPerson[] = [
  atClient('weiher', 'Katrin Moll', 'katrin.moll@podologie-weiher.example.org', 'manager'),
]
