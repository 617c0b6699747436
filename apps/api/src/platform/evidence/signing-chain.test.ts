import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { keysOf } from '../../../../../packages/verify/src/formats/jws.ts'
import { anchorsOf, countedKeys } from '../../../../../packages/verify/src/key-chain.ts'
import { useDatabase } from '../../../test/database.ts'
import { testSecrets } from '../../../test/keys.ts'
import { useFolder } from '../../../test/use.ts'
import { connect, type Reader, type Tx } from '../database/db.ts'
import { endorse } from './signing-chain.ts'
import { endorseSigner, listSigningKeys, published, registerSigner } from './signing-keys.ts'
import { createSigner } from './signing.ts'

const database = useDatabase()
const folder = useFolder()
const signer = createSigner(testSecrets.signingKey)
const next = createSigner(Buffer.alloc(32, 'next'))
const own = createSigner(Buffer.alloc(32, 'own'))
const now = '2026-11-28T12:00:00.000Z'

async function asWorker<T>(work: (tx: Tx & Reader) => Promise<T>): Promise<T> {
  const worker = connect({ url: database.url, key: testSecrets.encryptionKey }, 'portal_worker', 1)
  try {
    return await worker.transaction(null, work)
  } finally {
    await worker.close()
  }
}
/** A superuser puts an own key there, which signs itself and says that it signed the real one. */
async function plant(firstUsedAt: string) {
  await database.superuser.query('set session_replication_role = replica')
  await database.superuser.query(
    `insert into signing_keys (kid, jwk, first_used_at, endorsement, root) values ($1, $2, $3, $4, $5)`,
    [own.kid, own.publicJwk, firstUsedAt, endorse(own, own, now), null],
  )
  await database.superuser.query(`update signing_keys set endorsement = $1 where kid = $2`, [
    endorse(own, signer, now),
    signer.kid,
  ])
  await database.superuser.query('reset session_replication_role')
}
const kidsOf = async (who = signer) =>
  asWorker(async (tx) => (await listSigningKeys(tx, who)).map(({ jwk }) => jwk.kid))

beforeEach(async () => {
  await database.superuser.query('set session_replication_role = replica')
  await database.superuser.query('delete from signing_keys')
  await database.superuser.query('reset session_replication_role')
  await asWorker((tx) => registerSigner(tx, signer, now))
})

describe('B3 a key counts only when the one before it signed it', () => {
  it('is a chain from the first key on, whose root every later signer knows', async () => {
    await asWorker((tx) => endorseSigner(tx, signer, next, now))
    const renewed = await asWorker((tx) => registerSigner(tx, next, now))
    expect(renewed.roots).toEqual([signer.kid])
    expect((await kidsOf(renewed)).toSorted()).toEqual([signer.kid, next.kid].toSorted())
  })

  it.each(['2000-01-01T00:00:00.000Z', '2100-01-01T00:00:00.000Z'])(
    'not when a superuser put it there, however old it claims to be (%s)',
    async (at) => {
      await plant(at)
      expect(await kidsOf()).toEqual([signer.kid])
      const again = await asWorker((tx) => registerSigner(tx, signer, now))
      expect(again.roots).toEqual([signer.kid])
    },
  )

  it('not when the key before is none that ever signed here', async () => {
    await expect(asWorker((tx) => endorseSigner(tx, own, next, now))).rejects.toThrow(
      'PREVIOUS_SIGNING_KEY is no key that signed here',
    )
  })

  it('where a superuser took the keys’ own word away, as DATA_DIR remembers', async () => {
    await asWorker((tx) => registerSigner(tx, signer, now, folder))
    expect(await readFile(join(folder, 'signing-roots'), 'utf8')).toBe(`${signer.kid}\n`)
    await plant('2000-01-01T00:00:00.000Z')
    await database.superuser.query('set session_replication_role = replica')
    await database.superuser.query('update signing_keys set root = null')
    await database.superuser.query('reset session_replication_role')
    const again = await asWorker((tx) => registerSigner(tx, signer, now, folder))
    expect(again.roots).toEqual([signer.kid])
  })

  it('keeps what an older version published: all keys there were count, the first one is the root', async () => {
    await database.superuser.query('set session_replication_role = replica')
    await database.superuser.query('update signing_keys set root = null')
    await database.superuser.query(
      `insert into signing_keys (kid, jwk, first_used_at) values ($1, $2, '2020-01-01')`,
      [next.kid, next.publicJwk],
    )
    await database.superuser.query('reset session_replication_role')
    await writeFile(join(folder, 'signing-roots'), '')
    const risen = await asWorker((tx) => registerSigner(tx, signer, now, folder))
    expect(risen.roots).toEqual([next.kid, signer.kid])
    expect(await kidsOf(risen)).toEqual([next.kid, signer.kid])
  })

  it('also for avv-verify: from the first key, or from the root that a kept head names', async () => {
    const chain = published([
      { jwk: signer.publicJwk, endorsement: null },
      { jwk: next.publicJwk, endorsement: endorse(signer, next, now) },
      { jwk: own.publicJwk, endorsement: endorse(own, own, now) },
    ])
    const keys = keysOf({ keys: chain })
    const counted = async (kept: string | undefined, trusted: string[] = []) => [
      ...(await countedKeys(keys, anchorsOf(keys, kept, trusted))).keys(),
    ]
    expect(await counted(undefined)).toEqual([signer.kid, next.kid])
    expect(await counted(next.sign({ root: signer.kid }, 'x'))).toEqual([signer.kid, next.kid])
    expect(await counted(next.sign({}, 'x'))).toEqual([next.kid])
    expect(await counted(undefined, [own.kid])).toContain(own.kid)
  })
})
