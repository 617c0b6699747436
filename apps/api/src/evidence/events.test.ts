import { expect, it } from 'vitest'
import { clientIdOf } from '../../test/demo.ts'
import { usePortal } from '../../test/harness.ts'
import { usePerson } from '../../test/person.ts'
import { testSecrets } from '../../test/keys.ts'
import { testVaults } from '../../test/receipts.ts'
import { createSigner } from '../platform/evidence/signing.ts'
import { checkLog } from './checks/check.ts'

const portal = usePortal()
const anna = usePerson(portal, 'anna.berger')
const miriam = usePerson(portal, 'miriam.vogt')
const staff = usePerson(portal, 'eva.brandl')
const sonnenhof = clientIdOf('Sonnenhof')

/** What was written to the log while `work` went on. */
async function written(work: () => Promise<unknown>) {
  const head = async () => (await anna.send('GET', '/evidence/head')).body.sequence as number
  const before = await head()
  await work()
  const { body } = await anna.send('GET', '/evidence?limit=100')
  return body.items
    .filter(({ sequence }: { sequence: number }) => sequence > before)
    .toReversed()
    .map(({ type, subject, data, personal }: any) => ({
      type,
      number: subject.number,
      data,
      by: personal?.name,
    }))
}

it('keeps the way of a notice: published, first opened, acknowledged, each once', async () => {
  const body = { kind: 'general', severity: 'info', title: 'x', body: 'y', audience: 'all' }
  const { body: notice } = await staff.send('POST', '/notices', { body })
  const events = await written(async () => {
    await staff.send('POST', `/notices/${notice.id}/publication`)
    for (const person of [miriam, anna, miriam]) await person.send('GET', `/notices/${notice.id}`)
    for (const person of [anna, miriam])
      await person.send('POST', `/notices/${notice.id}/acknowledgement`)
  })
  expect(events).toMatchObject([
    { type: 'notice.published', number: expect.stringMatching(/^M-/u), by: 'Eva Brandl' },
    { type: 'notice.opened', by: 'Miriam Vogt' },
    { type: 'notice.acknowledged', by: 'Anna Berger' },
  ])
})

it('keeps changes of the §9 register and of who has access', async () => {
  const secondFactor = () => ({ kind: 'totp', code: anna.freshCode() })
  const entry = {
    name: 'Nora Neu',
    function: 'Empfang',
    phone: '0851 1',
    email: 'nora@example.org',
    validFrom: '2099-01-01',
  }
  const path = `/clients/${sonnenhof}`
  const member = (await anna.send('GET', `${path}/members`)).body.items.find(
    ({ name }: { name: string }) => name === 'Miriam Vogt',
  )
  const events = await written(async () => {
    const { body, headers } = await anna.send('POST', `${path}/authorised-persons`, {
      body: { ...entry, secondFactor: secondFactor() },
      headers: { 'idempotency-key': crypto.randomUUID() },
    })
    const ended = await anna.send('POST', `${path}/authorised-persons/${body.id}/end`, {
      body: { lastDay: null, secondFactor: secondFactor() },
      headers: {
        'if-match': String(headers['etag']),
        'idempotency-key': crypto.randomUUID(),
      },
    })
    expect(ended.status).toBe(200)
    await anna.send('PATCH', `${path}/members/${member.userId}`, { body: { role: 'viewer' } })
    await anna.send('DELETE', `${path}/members/${member.userId}`)
  })
  expect(events.map(({ type, by }: any) => [type, by])).toEqual([
    ['authorised_person.added', 'Anna Berger'],
    ['authorised_person.ended', 'Anna Berger'],
    ['member.changed', 'Anna Berger'],
    ['member.removed', 'Anna Berger'],
  ])
  expect(events[2].data).toMatchObject({ role: 'viewer' })
  const keys = [createSigner(testSecrets.signingKey).publicJwk]
  const checked = await checkLog(portal.connections.worker, sonnenhof, {
    keys,
    anchors: [],
    vaults: testVaults,
  })
  expect(checked.findings).toEqual([])
})
