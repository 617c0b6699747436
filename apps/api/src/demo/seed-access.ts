import type { RegisterFields } from '@portal/domain/people/contract'
import type { Ground } from '@portal/domain/people/ground'
import { dateAt, type Instant } from '@portal/domain/time'
import { and, asc, eq } from 'drizzle-orm'
import { invitations, staffInvitations } from '../accounts/link-table.ts'
import { accountMails } from '../accounts/log-table.ts'
import { linkExpiry } from '../accounts/tokens.ts'
import { documents } from '../documents/table.ts'
import { recordChange } from '../people/register/register-history.ts'
import { authorisedPersons, type Entry, proposals } from '../people/table.ts'
import { newId } from '../platform/database/ids.ts'
import { type Clients, found, type People, type SeedContext } from './context.ts'
import { actOf, blank, confirmedBy } from './grounds.ts'

/** The register of §9 with its history: what the contract named, a deputy without access, and somebody who left. */
export async function seedRegister(
  context: SeedContext,
  clients: Clients,
  people: People,
): Promise<void> {
  const { tx, daysAgo, now } = context
  const owner = { userId: found(people, 'Robert Zerer').actor.userId, name: 'Robert Zerer' }
  const provider = { ...owner, side: 'provider' as const }
  const anna = found(people, 'Anna Berger').actor
  const managerAt = (at: Instant) => ({
    userId: anna.userId,
    name: anna.name,
    side: 'client' as const,
    ground: actOf(anna.name, at, owner.name),
  })
  const byCode = { authenticatedBy: 'password+totp', confirmation: null }

  const sonnenhof = found(clients, 'sonnenhof')
  const former = entryOf(sonnenhof.id, {
    name: 'Heinrich Moser',
    function: 'Praxisleitung',
    email: 'heinrich.moser@sonnenhof.example.org',
    validFrom: dateAt(sonnenhof.signedAt),
  })
  await tx.insert(authorisedPersons).values(former)
  const named = await tx.select().from(authorisedPersons).orderBy(asc(authorisedPersons.id))
  for (const entry of named) {
    const client = [...clients.values()].find(({ id }) => id === entry.clientId)
    const at = client?.signedAt ?? daysAgo(500)
    // Who was named before there was a portal stands there as it was found.
    const isOld = entry.id === former.id
    const ground = isOld ? null : await inAgreement(context, entry.clientId, owner.name, at)
    await recordChange(tx, entry, 'recorded', { ...provider, ground }, null, at)
  }

  const retiring = { ...former, function: 'Seniorchef', version: 2 }
  await recordChange(tx, retiring, 'changed', managerAt(daysAgo(260)), byCode, daysAgo(260))
  const endedAt = daysAgo(200)
  const gone = { ...retiring, endedAt, validUntil: dateAt(endedAt), version: 3 }
  await tx.update(authorisedPersons).set(gone).where(eq(authorisedPersons.id, former.id))
  await recordChange(tx, gone, 'ended', managerAt(endedAt), byCode, endedAt)

  const addedAt = daysAgo(120)
  const deputy = entryOf(sonnenhof.id, {
    name: 'Claudia Wimmer',
    function: 'Stellvertretende Praxisleitung',
    email: 'claudia.wimmer@sonnenhof.example.org',
    validFrom: dateAt(addedAt),
    deputyOf: named.find(({ name }) => name === 'Lukas Huber')?.id ?? null,
  })
  await tx.insert(authorisedPersons).values(deputy)
  const eva = found(people, 'Eva Brandl').actor
  const written = { proposedBy: eva.userId, proposedByName: eva.name, proposedAt: daysAgo(121) }
  const { deputyOf: deputyOfId, ...told } = fieldsOf(deputy)
  await tx.insert(proposals).values({
    ...proposalOf(sonnenhof.id, { ...told, deputyOfId }),
    ...written,
    status: 'confirmed',
    decidedBy: anna.userId,
    decidedByName: anna.name,
    decidedAt: addedAt,
    authenticatedBy: byCode.authenticatedBy,
  })
  const { ground, ...by } = managerAt(addedAt)
  const confirmed = confirmedBy(ground, eva.name, written.proposedAt)
  await recordChange(tx, deputy, 'added', { ...by, ground: confirmed }, byCode, addedAt)

  await tx.insert(proposals).values({
    ...proposalOf(found(clients, 'marktplatz').id, {
      userId: null,
      name: 'Nora Fink',
      function: 'Verwaltung',
      phone: null,
      email: 'nora.fink@logopaedie-marktplatz.example.org',
      validFrom: dateAt(now),
      validUntil: null,
      deputyOfId: null,
    }),
    ...written,
    proposedAt: daysAgo(2),
  })
}

/** What the signed agreement says under § 9. */
async function inAgreement(
  { tx }: SeedContext,
  clientId: string,
  by: string,
  at: Instant,
): Promise<Ground | null> {
  const [document = null] = await tx
    .select({ id: documents.id, title: documents.title, sha256: documents.sha256 })
    .from(documents)
    .where(and(eq(documents.clientId, clientId), eq(documents.kind, 'agreement')))
  return { ...blank, kind: 'agreement', by, side: 'provider', at, document }
}

const fieldsOf = ({ id: _, clientId: __, endedAt: ___, version: ____, ...fields }: Entry) => fields

const proposalOf = (clientId: string, entry: RegisterFields) => ({
  clientId,
  id: newId(),
  kind: 'entry.add' as const,
  proposed: { kind: 'entry.add' as const, entry },
  name: entry.name,
})

type Named = Pick<Entry, 'name' | 'function' | 'email' | 'validFrom'> & Partial<Entry>

const entryOf = (clientId: string, entry: Named): Entry => ({
  id: newId(),
  clientId,
  userId: null,
  phone: null,
  validUntil: null,
  deputyOf: null,
  endedAt: null,
  version: 1,
  ...entry,
})

/** Invitations: one that waits, one whose link grew too old, and one to work for the provider. */
export async function seedInvitations(
  { tx, daysAgo }: SeedContext,
  clients: Clients,
  people: People,
): Promise<void> {
  const invitedBy = (name: string) => {
    const { userId } = found(people, name).actor
    return { invitedBy: userId, invitedByName: name }
  }
  const invited = (name: string, email: string, days: number) => ({
    id: newId(),
    name,
    email,
    locale: 'de' as const,
    createdAt: daysAgo(days),
    expiresAt: linkExpiry('invitation', daysAgo(days)),
  })
  const clientId = found(clients, 'sonnenhof').id
  const toClient = [
    invited('Nina Graf', 'nina.graf@sonnenhof.example.org', 1),
    invited('Paul Sommer', 'paul.sommer@sonnenhof.example.org', 9),
  ]
  const role = 'member' as const
  await tx.insert(invitations).values(
    toClient.map((each) => ({
      ...each,
      clientId,
      role,
      ground: actOf('Anna Berger', each.createdAt, 'Robert Zerer'),
      ...invitedBy('Anna Berger'),
    })),
  )
  const toProvider = invited('Sophie Lang', 'sophie.lang@zerer-it.example.org', 2)
  await tx
    .insert(staffInvitations)
    .values({ ...toProvider, role: 'staff', ...invitedBy('Robert Zerer') })
  const mailed = [
    ...toClient.map((each) => ({ ...each, kind: 'invitation' as const })),
    { ...toProvider, kind: 'staff-invitation' as const },
  ]
  await tx.insert(accountMails).values(
    mailed.map(({ id, email, name, locale, kind, createdAt }) => ({
      id: newId(),
      address: email,
      name,
      locale,
      kind,
      subject: id,
      createdAt,
      attempts: 1,
      handedAt: createdAt,
      sentAt: createdAt,
      serverAnswer: '250 2.0.0 Ok (demonstration)',
    })),
  )
}
