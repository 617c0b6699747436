import { expect, it } from 'vitest'
import { type Holder, may, Permission, permissionsOf, refusalOf } from './access.ts'

const holders: Record<string, Holder> = {
  viewer: { side: 'client', role: 'viewer', authorised: false },
  member: { side: 'client', role: 'member', authorised: false },
  authorised: { side: 'client', role: 'member', authorised: true },
  manager: { side: 'client', role: 'manager', authorised: false },
  auditor: { side: 'provider', role: 'auditor' },
  staff: { side: 'provider', role: 'staff' },
  owner: { side: 'provider', role: 'owner' },
}
const who = (permission: Permission) =>
  Object.entries(holders)
    .filter(([, holder]) => may(holder, permission))
    .map(([name]) => name)

it('lets these people do these things and nobody else', () => {
  const everybody = Object.keys(holders)
  expect(
    Object.fromEntries(Permission.options.map((permission) => [permission, who(permission)])),
  ).toEqual({
    'home.read': everybody,
    'clients.read': everybody,
    'clients.manage': ['staff', 'owner'],
    'clients.edit-own': ['manager'],
    'client-notes.read': ['auditor', 'staff', 'owner'],
    'people.read': everybody,
    'staff.read': ['auditor', 'staff', 'owner'],
    'provider.read': everybody,
    'agreements.read': everybody,
    'agreements.write': ['staff', 'owner'],
    'agreements.answer': ['authorised', 'manager'],
    'agreements.sign': ['manager'],
    'contract-texts.read': ['auditor', 'staff', 'owner'],
    'contract-texts.write': ['owner'],
    'documents.read': everybody,
    'documents.upload': ['staff', 'owner'],
    'subprocessors.read': everybody,
    'subprocessors.write': ['staff', 'owner'],
    'toms.read': everybody,
    'toms.write': ['staff', 'owner'],
    'notices.read': everybody,
    'notices.acknowledge': ['member', 'authorised', 'manager'],
    'notices.write': ['staff', 'owner'],
    'instructions.read': everybody,
    'instructions.draft': ['member', 'authorised', 'manager'],
    'instructions.write': ['member', 'authorised', 'manager', 'staff', 'owner'],
    'instructions.agree': ['authorised', 'staff', 'owner'],
    'instructions.submit': ['authorised'],
    'instructions.process': ['staff', 'owner'],
    'evidence.read': everybody,
    'evidence.receive': ['viewer', 'member', 'authorised', 'manager'],
    'first-look.take': ['viewer', 'member', 'authorised', 'manager'],
    'evidence-alarms.read': everybody,
    'tasks.end': ['staff', 'owner'],
    'mails.read': ['auditor', 'staff', 'owner'],
    'people.manage': ['manager', 'staff', 'owner'],
    'people.confirm': ['authorised', 'manager'],
    'invitations.read': ['auditor', 'staff', 'owner'],
    'invitations.manage': ['staff', 'owner'],
    'security-log.read': ['manager', 'auditor', 'staff', 'owner'],
    'staff.manage': ['owner'],
    'backups.read': ['owner'],
    'setup.manage': ['owner'],
    'provider.manage': ['owner'],
    'account.manage': everybody,
  })
})

it('lets a manager submit who stands in the register, but a viewer never', () => {
  expect(may({ side: 'client', role: 'manager', authorised: true }, 'instructions.submit')).toBe(
    true,
  )
  expect(permissionsOf({ side: 'client', role: 'viewer', authorised: true })).not.toContain(
    'instructions.submit',
  )
})

it('says whether somebody lacks the permission or the entry in the register', () => {
  const why = (permission: Permission) =>
    Object.entries(holders).flatMap(([name, holder]) =>
      may(holder, permission) ? [] : [[name, refusalOf(holder, permission)]],
    )
  expect(Object.fromEntries(why('instructions.submit'))).toEqual({
    viewer: 'not-authorised',
    member: 'not-authorised',
    manager: 'not-authorised',
    auditor: 'permission',
    staff: 'permission',
    owner: 'permission',
  })
  expect(new Set(why('people.manage').map(([, rule]) => rule))).toEqual(new Set(['permission']))
})
