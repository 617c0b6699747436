import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { parseEnv } from './env.ts'
import { loadSecrets } from './secrets.ts'

let dataDir: string
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'secrets-'))
})
afterEach(() => rm(dataDir, { recursive: true }))

const file = () => join(dataDir, 'secrets.json')
const load = (env: Record<string, string> = {}) =>
  loadSecrets(parseEnv({ DATA_DIR: dataDir, ...env }))

it('makes what is missing once, readable to its owner alone', async () => {
  const made = await load()
  expect([made.encryptionKey.length, made.signingKey.length]).toEqual([32, 32])
  expect(await load()).toEqual(made)
  expect((await stat(file())).mode & 0o777).toBe(0o600)
})

it('adds a new secret to a file from before and changes none of the others', async () => {
  const old = { sessionSecret: 'as it was', encryptionKey: Buffer.alloc(32, 5).toString('base64') }
  await writeFile(file(), JSON.stringify(old))
  const { signingKey, ...rest } = await load()
  expect(rest).toEqual({ sessionSecret: 'as it was', encryptionKey: Buffer.alloc(32, 5) })
  expect(signingKey).toHaveLength(32)
  expect(JSON.parse(await readFile(file(), 'utf8'))).toMatchObject(old)
  expect((await load()).signingKey).toEqual(signingKey)
})

it('takes the signing key of the environment before its own', async () => {
  const given = Buffer.from('0123456789ABCDEFGHIJKLMNOPQRSTUV')
  await load()
  expect((await load({ SIGNING_KEY: given.toString('base64') })).signingKey).toEqual(given)
})

it('E2: makes no new ones beside a database that was made with others', async () => {
  await mkdir(join(dataDir, 'postgres', 'cluster'), { recursive: true })
  await expect(load()).rejects.toThrow(/secrets\.json is missing; restore it/u)
  expect(await readdir(dataDir)).toEqual(['postgres'])
})
