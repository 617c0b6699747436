import { z } from 'zod'

export const ClientRole = z.enum(['viewer', 'member', 'manager'])
export type ClientRole = z.output<typeof ClientRole>
export const StaffRole = z.enum(['auditor', 'staff', 'owner'])
export type StaffRole = z.output<typeof StaffRole>
export const Side = z.enum(['client', 'provider'])
export type Side = z.output<typeof Side>

export const Permission = z.enum([
  'home.read',
  'clients.read',
  'clients.manage',
  'clients.edit-own',
  'client-notes.read',
  'people.read',
  'staff.read',
  'provider.read',
  'provider.manage',
  'contract-texts.read',
  'contract-texts.write',
  'agreements.read',
  'agreements.write',
  'agreements.answer',
  'agreements.sign',
  'documents.read',
  'documents.upload',
  'subprocessors.read',
  'subprocessors.write',
  'toms.read',
  'toms.write',
  'notices.read',
  'notices.acknowledge',
  'notices.write',
  'instructions.read',
  'instructions.draft',
  'instructions.write',
  'instructions.submit',
  'instructions.process',
  'instructions.agree',
  'evidence.read',
  'evidence.receive',
  'first-look.take',
  'evidence-alarms.read',
  'tasks.end',
  'mails.read',
  'people.manage',
  'people.confirm',
  'invitations.read',
  'invitations.manage',
  'security-log.read',
  'staff.manage',
  'backups.read',
  'setup.manage',
  'account.manage',
])
export type Permission = z.output<typeof Permission>

const reading = [
  'home.read',
  'clients.read',
  'people.read',
  'provider.read',
  'agreements.read',
  'documents.read',
  'subprocessors.read',
  'toms.read',
  'notices.read',
  'instructions.read',
  'evidence.read',
  'evidence-alarms.read',
  'account.manage',
] as const satisfies Permission[]
/** The head of one's own log by mail is for whoever is not in the provider's house. */
const visiting = [...reading, 'evidence.receive', 'first-look.take'] as const
const taking = [
  ...visiting,
  'notices.acknowledge',
  'instructions.draft',
  'instructions.write',
] as const
const managing = [
  ...taking,
  'clients.edit-own',
  'people.manage',
  'people.confirm',
  'agreements.answer',
  'agreements.sign',
  'security-log.read',
] as const
const running = [
  ...reading,
  'client-notes.read',
  'staff.read',
  'contract-texts.read',
  'mails.read',
  'invitations.read',
  'security-log.read',
] as const
const working = [
  ...running,
  'clients.manage',
  'tasks.end',
  'notices.write',
  'agreements.write',
  'documents.upload',
  'subprocessors.write',
  'toms.write',
  'instructions.process',
  'instructions.agree',
  'instructions.write',
  'people.manage',
  'invitations.manage',
] as const

const ofClientRole: Record<ClientRole, readonly Permission[]> = {
  viewer: visiting,
  member: taking,
  manager: managing,
}
const ofStaffRole: Record<StaffRole, readonly Permission[]> = {
  auditor: running,
  staff: working,
  owner: [
    ...working,
    'staff.manage',
    'backups.read',
    'setup.manage',
    'provider.manage',
    'contract-texts.write',
  ],
}

/** What only a currently valid entry of the §9 register adds, whatever the role; a viewer never instructs. */
const ofAuthority: readonly Permission[] = ['instructions.submit', 'instructions.agree']
/** What it brings along and managers have besides: to say for the client what the provider wrote down of its people and its agreement. */
const besideAuthority: readonly Permission[] = ['people.confirm', 'agreements.answer']

/** Who acts: a client's user inside one client, or one of the provider's people across all of them. */
export type Holder =
  | { side: 'client'; role: ClientRole; authorised: boolean }
  | { side: 'provider'; role: StaffRole }

/** The table of `docs/architecture.md` as a function: what this holder may do, in a stable order. */
export function permissionsOf(holder: Holder): Permission[] {
  if (holder.side === 'provider') return [...ofStaffRole[holder.role]]
  const base = ofClientRole[holder.role]
  return holder.authorised && holder.role !== 'viewer'
    ? [...new Set([...base, ...besideAuthority, ...ofAuthority])]
    : [...base]
}

/** Whether an entry of the §9 register is what gives this permission. */
export const asksForAuthority = (permission: Permission): boolean =>
  ofAuthority.includes(permission)

/** Why somebody may not: a client's person may lack nothing but an entry in the §9 register. */
export const refusalOf = ({ side }: Holder, permission: Permission) =>
  side === 'client' && asksForAuthority(permission) ? 'not-authorised' : 'permission'

/** The own account is the same whatever client is active, and so is the way back to another. */
export const isOfAccount = (permission: Permission): boolean => permission === 'account.manage'

export const may = (holder: Holder, permission: Permission): boolean =>
  permissionsOf(holder).includes(permission)
