import { house } from '../platform/fair-queue.ts'
import { randomBytes } from 'node:crypto'
import { firstLooks } from '../home/table.ts'
import type { Holder } from '@portal/domain/access'
import { dateAt } from '@portal/domain/time'
import { authenticators } from '../accounts/factor-table.ts'
import { hashPassword } from '../accounts/factors/password.ts'
import {
  confirmRecoveryCodes,
  makeRecoveryCodes,
  type NewRecoveryCodes,
  storeRecoveryCodes,
} from '../accounts/factors/recovery-codes.ts'
import { boundTotp } from '../accounts/factors/totp-binding.ts'
import { credentials, memberships, users } from '../accounts/table.ts'
import { newSecret } from '../accounts/factors/totp.ts'
import { clientNotes } from '../clientele/table.ts'
import { clients as clientsTable } from '../clients/table.ts'
import { authorisedPersons } from '../people/table.ts'
import { createVault } from '../platform/crypto.ts'
import { newId } from '../platform/database/ids.ts'
import type { DemoAccount } from './accounts.ts'
import { type Clients, found, type People, type SeedContext } from './context.ts'
import { actOf, firstManager } from './grounds.ts'
import { type DemoClient, demoClients, type DemoPerson, demoPeople } from './people.ts'

/** What opens an account. */
type Keys = { password: string; totpSecret: string | null; codes: NewRecoveryCodes | null }

/** Clients with their people, and what opens their accounts. */
export async function seedPeople(
  context: SeedContext,
  given: { clients: DemoClient[]; people: DemoPerson[] } = {
    clients: demoClients,
    people: demoPeople,
  },
) {
  const clients = await seedClients(context, given)
  const people: People = new Map()
  const accounts: DemoAccount[] = []
  for (const person of given.people) {
    const keys: Keys = {
      password: `demo-${randomBytes(9).toString('base64url')}`,
      totpSecret: person.enrolled ? newSecret() : null,
      codes: person.hasCodes ? await makeRecoveryCodes(house) : null,
    }
    const actor = await seedPerson(context, clients, person, keys)
    people.set(person.name, { actor, totpSecret: keys.totpSecret })
    accounts.push(accountOf(clients, person, keys))
  }
  return { clients, people, accounts }
}

async function seedClients(
  { tx, daysAgo }: SeedContext,
  given: { clients: DemoClient[]; people: DemoPerson[] },
): Promise<Clients> {
  const clients: Clients = new Map()
  for (const { key, signedDaysAgo, signer: _, note, ...known } of given.clients) {
    const id = newId()
    const signedAt = daysAgo(signedDaysAgo)
    const wasHere = given.people.some(({ memberships: of, enrolled }) => enrolled && key in of)
    const enteredAt = wasHere ? signedAt : null
    await tx.insert(clientsTable).values({ id, ...known, enteredAt, createdAt: signedAt })
    if (note !== null)
      await tx
        .insert(clientNotes)
        .values({ clientId: id, text: note, updatedAt: signedAt, updatedBy: 'Robert Zerer' })
    clients.set(key, { id, name: known.name, signedAt })
  }
  return clients
}

async function seedPerson(
  { tx, secrets, now, daysAgo }: SeedContext,
  clients: Clients,
  person: DemoPerson,
  { password, totpSecret, codes }: Keys,
) {
  const { email, name, locale, staffRole } = person
  const userId = newId()
  const keys = Object.keys(person.memberships)
  const side = staffRole ? ('provider' as const) : ('client' as const)
  const createdAt = keys[0] ? found(clients, keys[0]).signedAt : daysAgo(500)
  await tx.insert(users).values({ id: userId, email, name, locale, side, staffRole, createdAt })
  const vault = createVault(secrets.encryptionKey, 'totp')
  await tx.insert(credentials).values({ userId, passwordHash: await hashPassword(password, house) })
  if (totpSecret)
    await tx.insert(authenticators).values(boundTotp(vault, userId, totpSecret, createdAt))
  if (codes) {
    await storeRecoveryCodes(tx, userId, codes, createdAt)
    await confirmRecoveryCodes(tx, userId, codes.hashes[0]!, createdAt)
  }
  for (const [key, role] of Object.entries(person.memberships)) {
    const { id, signedAt } = found(clients, key)
    const signer = demoClients.find((each) => each.key === key)?.signer ?? name
    const ground =
      role === 'manager'
        ? firstManager('Robert Zerer', signedAt)
        : actOf(signer, signedAt, 'Robert Zerer')
    await tx.insert(memberships).values({ clientId: id, userId, role, createdAt: signedAt, ground })
    // Who has no second factor yet has never been here.
    if (totpSecret) await tx.insert(firstLooks).values({ clientId: id, userId, at: signedAt })
  }
  const client = keys[0] ? found(clients, keys[0]) : null
  const entry =
    person.authorised && client
      ? {
          id: newId(),
          clientId: client.id,
          userId,
          name,
          function: person.authorised.function,
          phone: person.authorised.phone,
          email,
          validFrom: dateAt(client.signedAt),
        }
      : null
  if (entry) await tx.insert(authorisedPersons).values(entry)
  const holder: Holder = staffRole
    ? { side: 'provider', role: staffRole }
    : {
        side: 'client',
        role: person.memberships[keys[0] ?? ''] ?? 'viewer',
        authorised: entry !== null,
      }
  return {
    userId,
    name,
    email,
    locale,
    client,
    authorisation: entry,
    sessionId: userId,
    method: 'totp' as const,
    reauthenticatedUntil: null,
    idleUntil: now,
    expiresAt: now,
    holder,
  }
}

function accountOf(
  clients: Clients,
  person: DemoPerson,
  { password, totpSecret, codes }: Keys,
): DemoAccount {
  const [role] = Object.values(person.memberships)
  const names = Object.keys(person.memberships).map((key) => found(clients, key).name)
  return {
    email: person.email,
    password,
    totpSecret,
    recoveryCodes: codes?.spelled ?? [],
    side: person.staffRole ? 'provider' : 'client',
    role: person.staffRole ?? (person.authorised ? 'authorised' : (role ?? 'viewer')),
    client: names.length > 1 ? names : (names[0] ?? null),
  }
}
