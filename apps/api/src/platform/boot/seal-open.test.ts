import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { userIdOf } from '../../../test/demo.ts'
import { usePortal } from '../../../test/harness.ts'
import { testSecrets } from '../../../test/keys.ts'
import { vaults } from '../../vaults.ts'
import { sha256 } from '../crypto.ts'
import { sealWhatIsOpen } from './seal-open.ts'

const portal = usePortal()
const rows = async (query: string, values: unknown[] = []) =>
  (await portal.superuser.query(query, values)).rows

it('C4 seals answers that were kept in clear, goes on where it was interrupted, and a retry still gets them', async () => {
  const lukas = await portal.login('lukas.huber')
  const key = randomUUID()
  const draft = { kind: 'other', title: 'Wortlaut', text: 'Was niemand im Auszug lesen soll.' }
  const send = () =>
    lukas.send('POST', '/instructions', { body: draft, headers: { 'idempotency-key': key } })
  const first = await send()
  expect(first.status).toBe(201)
  const [made] = await rows('select body, sealed from idempotent_answers where key = $1', [key])
  expect([made.body, made.sealed.toString('latin1').includes('Auszug')]).toEqual([null, false])
  // As an older version left it.
  await rows(
    `insert into idempotent_answers (user_id, key, request_sha256, body, created_at)
     select $1, 'k' || n, $2, 'Was niemand im Auszug lesen soll.', now() from generate_series(1, 1200) n`,
    [userIdOf('Lukas'), sha256('x')],
  )
  await rows(
    `update idempotent_answers set body = $2, sealed = null, key_id = null where key = $1`,
    [key, JSON.stringify(first.body)],
  )
  const left = async () =>
    (await rows('select count(*)::int as n from idempotent_answers where body is not null'))[0].n
  const interrupted = Object.create(portal.superuser, {
    query: {
      value: async (text: string, values?: unknown[]) => {
        if (text === 'commit' && (await left()) < 300) throw new Error('killed')
        return portal.superuser.query(text, values)
      },
    },
  })
  await expect(sealWhatIsOpen(interrupted, testSecrets.encryptionKey, vaults)).rejects.toThrow(
    'killed',
  )
  await portal.superuser.query('rollback')
  expect(await left()).toBe(701)
  expect(await sealWhatIsOpen(portal.superuser, testSecrets.encryptionKey, vaults)).toBe(701)
  expect(await sealWhatIsOpen(portal.superuser, testSecrets.encryptionKey, vaults)).toBe(0)
  const again = await send()
  expect([again.status, again.body]).toEqual([201, first.body])
})

it('C4 keeps an answer for its person and key alone', async () => {
  const lukas = await portal.login('lukas.huber')
  const [one, two] = [randomUUID(), randomUUID()]
  const draft = { kind: 'other', title: 'Wortlaut', text: 'Noch einer.' }
  const send = (key: string) =>
    lukas.send('POST', '/instructions', { body: draft, headers: { 'idempotency-key': key } })
  await send(one)
  await send(two)
  await rows(
    `update idempotent_answers a set sealed = b.sealed from idempotent_answers b where a.key = $1 and b.key = $2`,
    [one, two],
  )
  expect((await send(one)).status).toBe(500)
})
