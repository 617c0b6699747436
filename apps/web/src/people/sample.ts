import type { Client } from '@portal/domain/clients/contract'
import type {
  AuthorisedPerson,
  AuthorisedPersonChange,
  FactorReset,
  Invitation,
  Member,
  StaffMember,
} from '@portal/domain/people/contract'
import type { Ground } from '@portal/domain/people/ground'
import type { Proposal } from '@portal/domain/people/proposals'
import { http, HttpResponse } from 'msw'
import { sampleClient } from '../clients/sample.ts'
import { server } from '../test/server.ts'
import { circleOf } from './circle.ts'

// For tests: Praxis Sommer. Anna leads it, Julia only reads, Lukas may instruct.

export const uuid = (last: string) => `0198c5a2-0000-7000-8000-0000000000${last}`
export const clientId = uuid('c1')
export const practice = circleOf(clientId, 'client')
const at = '2026-11-20T08:12:00.000Z'

export const member = (change: Partial<Member> = {}): Member => ({
  userId: uuid('a1'),
  name: 'Anna Sommer',
  email: 'anna@praxis.example',
  role: 'manager',
  locale: 'de',
  authorised: false,
  secondFactor: true,
  since: at,
  ground: null,
  factorReset: null,
  ...change,
})
export const anna = member()
export const lukas = member({
  userId: uuid('a2'),
  name: 'Lukas Huber',
  email: 'lukas@praxis.example',
  role: 'member',
  authorised: true,
})
export const julia = member({
  userId: uuid('a3'),
  name: 'Julia Neu',
  email: 'julia@praxis.example',
  role: 'viewer',
  secondFactor: false,
})

const groundOf = (change: Partial<Ground> = {}): Ground => ({
  kind: 'act',
  by: 'Anna Sommer',
  side: 'client',
  at,
  confirmedBy: null,
  document: null,
  managerInvitedBy: null,
  ...change,
})

export const entry = (change: Partial<AuthorisedPerson> = {}): AuthorisedPerson => ({
  id: uuid('e1'),
  userId: lukas.userId,
  name: 'Lukas Huber',
  function: 'Praxisleitung',
  phone: '0851 4711',
  email: 'lukas@praxis.example',
  validFrom: '2026-01-01',
  validUntil: null,
  endedAt: null,
  deputyOf: null,
  deputyOfId: null,
  current: true,
  ground: groundOf(),
  contested: null,
  keptUntil: null,
  version: 3,
  ...change,
})

export const invitation = (change: Partial<Invitation> = {}): Invitation => ({
  id: uuid('d1'),
  email: 'nina@praxis.example',
  name: 'Nina Graf',
  role: 'member',
  status: 'open',
  invitedBy: 'Anna Sommer',
  createdAt: at,
  expiresAt: '2026-11-23T13:05:00.000Z',
  acceptedAt: null,
  endedWith: null,
  ground: null,
  mail: 'accepted',
  renewedAt: null,
  openedAt: null,
  ...change,
})

export const historyLine = (
  sequence: number,
  change: Partial<AuthorisedPersonChange>,
  words: Partial<AuthorisedPersonChange['entry']> = {},
): AuthorisedPersonChange => {
  const { name, function: role, phone, email, validFrom, validUntil, endedAt, deputyOf } = entry()
  return {
    sequence,
    at,
    what: 'changed',
    by: 'Anna Sommer',
    side: 'client',
    authenticatedBy: 'passkey',
    ground: groundOf(),
    reason: null,
    entry: {
      name,
      function: role,
      phone,
      email,
      validFrom,
      validUntil,
      endedAt,
      deputyOf,
      ...words,
    },
    ...change,
  }
}

export const robert: StaffMember = {
  userId: uuid('b1'),
  name: 'Robert Zerer',
  email: 'robert@zerer.example',
  role: 'owner',
  secondFactor: true,
  since: at,
}
export const eva: StaffMember = {
  ...robert,
  userId: uuid('b2'),
  name: 'Eva Brandl',
  email: 'eva@zerer.example',
  role: 'staff',
}

export const reset = (change: Partial<FactorReset> = {}): FactorReset => ({
  id: uuid('f1'),
  userId: eva.userId,
  userName: 'Eva Brandl',
  userEmail: 'eva@zerer.example',
  side: 'provider',
  clients: [],
  identityCheck: { method: 'video', note: 'Am 20.11. im Videogespräch erkannt.' },
  status: 'awaiting_approval',
  startedBy: 'Robert Zerer',
  startedAt: at,
  approvedBy: null,
  approvedAt: null,
  endedWith: null,
  mayApprove: true,
  ...change,
})

/** The client these people belong to. */
export const sommer = (change: Partial<Client> = {}): Client =>
  sampleClient(clientId, 'Praxis Sommer', {
    legalForm: null,
    phone: null,
    region: null,
    dpo: null,
    privacyContact: { name: 'Anna Sommer', email: 'anna@praxis.example', role: 'contact' },
    open: null,
    ...change,
  })

const page = (items: unknown[]) => HttpResponse.json({ items, nextCursor: null })

/** What the API has to say of these people; a test changes it as it goes on. */
export function stored(change: Partial<ReturnType<typeof blank>> = {}) {
  const state = { ...blank(), ...change }
  server.use(
    http.get('*/api/v1/clients/:id', () => HttpResponse.json(state.client)),
    http.get('*/api/v1/clients/:id/members', () => page(state.members)),
    http.get('*/api/v1/clients/:id/authorised-persons', () => page(state.entries)),
    http.get('*/api/v1/clients/:id/authorised-persons/:entry/history', () => page(state.history)),
    http.get('*/api/v1/clients/:id/invitations', () => page(state.invitations)),
    http.get('*/api/v1/clients/:id/proposals', () => page(state.proposals)),
    http.get('*/api/v1/documents', () => page([])),
    http.get('*/api/v1/staff', () => page(state.staff)),
    http.get('*/api/v1/staff/invitations', () => page(state.invitations)),
    http.get('*/api/v1/second-factor-resets', () => page(state.resets)),
    http.get('*/api/v1/account/factors', () =>
      HttpResponse.json({
        authenticators: [{ id: uuid('01'), name: 'Telefon', createdAt: at, lastUsedAt: null }],
        passkeys: [],
        authenticatorsDisabled: false,
        recoveryCodes: { left: 10, createdAt: at, confirmedAt: at },
      }),
    ),
  )
  return state
}

const blank = () => ({
  client: sommer(),
  members: [anna, julia, lukas],
  entries: [entry()],
  history: [historyLine(1, { what: 'recorded', authenticatedBy: null })],
  invitations: [] as Invitation[],
  proposals: [] as Proposal[],
  staff: [eva, robert],
  resets: [] as FactorReset[],
})
