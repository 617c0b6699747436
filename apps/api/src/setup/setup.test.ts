import type { Setup, SetupLine } from '@portal/domain/setup/contract'
import { beforeEach, expect, it } from 'vitest'
import { usePortal } from '../../test/harness.ts'
import { addClients } from '../../test/more-clients.ts'
import { createPerson } from '../../test/person.ts'

const portal = usePortal()
const owner = createPerson(portal, 'robert.zerer')
const staff = createPerson(portal, 'eva.brandl')

beforeEach(async () => {
  await owner.enter()
  await staff.enter()
})

const setup = async () => (await owner.send('GET', '/setup')).body as Setup
const step = async (name: SetupLine['step']) =>
  (await setup()).steps.find((each) => each.step === name)
const isSettingUp = async () => (await owner.send('GET', '/home')).body.isSettingUp

it('is closed for whoever works with the portal already, and shows how far each step is all the same', async () => {
  expect(await isSettingUp()).toBe(false)
  const { finishedAt, steps } = await setup()
  expect(finishedAt).not.toBeNull()
  expect(steps.map((line) => `${line.step} ${line.state}`)).toEqual([
    'firm done',
    'mail done',
    'toms done',
    'subprocessors done',
    'contract-text done',
    'clients done',
    'agreements begun',
    'invitations done',
    'backup open',
  ])
})

it('finds the steps in what there is: a client without people opens a step again', async () => {
  await addClients(portal.superuser, 1)
  await portal.superuser.query(
    `delete from memberships m using clients c where c.id = m.client_id and c.name = 'Praxis 1'`,
  )
  expect(await step('clients')).toMatchObject({ state: 'done', have: { count: 5, more: false } })
  expect(await step('agreements')).toMatchObject({ state: 'begun', left: { count: 2 } })
  expect(await step('invitations')).toMatchObject({ state: 'begun', left: { count: 1 } })
  await portal.superuser
    .query(`update account_mails set sent_at = null, failed_at = null, handed_at = null;
    update mails set sent_at = null, failed_at = null, handed_at = null`)
  expect(await step('mail')).toMatchObject({ state: 'open' })
  await portal.superuser.query(`update mails set sent_at = now(), in_file = true`)
  expect(await step('mail')).toMatchObject({ state: 'begun' })
})

it('is closed by an owner once each step is done or put off, and an owner alone sees it', async () => {
  await portal.superuser.query('delete from setup_completion')
  expect(await isSettingUp()).toBe(true)
  const close = () => owner.send('PUT', '/setup/completion')
  expect((await close()).body).toMatchObject({ code: 'illegal-move' })
  for (const { step: name, state } of (await setup()).steps)
    if (state !== 'done')
      expect((await owner.send('PUT', `/setup/${name}/postponement`)).status).toBe(204)
  // Twice is once: who put it off first stands there.
  await owner.send('PUT', '/setup/backup/postponement')
  expect(await step('backup')).toMatchObject({ state: 'open', postponed: { by: 'Robert Zerer' } })
  expect((await owner.send('DELETE', '/setup/backup/postponement')).status).toBe(204)
  expect((await close()).status).toBe(409)
  await owner.send('PUT', '/setup/backup/postponement')
  expect((await close()).status).toBe(204)
  expect(await isSettingUp()).toBe(false)
  expect((await staff.send('GET', '/setup')).status).toBe(403)
  expect((await owner.send('PUT', '/setup/nothing/postponement')).status).toBe(400)
})
