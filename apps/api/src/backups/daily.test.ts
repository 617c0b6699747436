import { chmod, mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { testSecrets } from '../../test/keys.ts'
import { usePerson } from '../../test/person.ts'
import { usePortal } from '../../test/harness.ts'
import { useFolder } from '../../test/use.ts'
import { verifyBackup } from '../platform/backup/verify-backup.ts'
import { backUpToday } from './daily.ts'
import { keptKeys } from './kept-keys.ts'
import { stateOf } from './status.ts'

const portal = usePortal()
const folder = useFolder()
const robert = usePerson(portal, 'robert')
const backupDir = join(folder, 'backups')

const backUp = (at: string, into = backupDir) => {
  const { target, connections } = portal
  const deps = {
    worker: connections.worker,
    target,
    dataDir: folder,
    backupDir: into,
    clock: () => at,
  }
  return backUpToday(deps, at)
}
const status = async () => (await robert.send('GET', '/backups')).body

describe('D3: the daily backup', () => {
  it('is made by one process of several, whole and read back, and the owner sees it', async () => {
    const now = portal.clock.now()
    const made = await Promise.all([backUp(now), backUp(now), backUp(now)])
    expect(made.filter(Boolean)).toHaveLength(1)
    const [file] = await readdir(backupDir)
    const { size } = await verifyBackup(join(backupDir, file!), testSecrets.encryptionKey)
    expect(await status()).toMatchObject({
      state: 'sound',
      last: { at: now, file, size },
      failure: null,
    })
    expect(await backUp(now)).toBe(false)
  })

  it('is tried again an hour after it failed, and says why until it did not', async () => {
    const tomorrow = new Date(Date.parse(portal.clock.now()) + 86_400_000).toISOString()
    const later = new Date(Date.parse(tomorrow) + 3_700_000).toISOString()
    const noFolder = join(folder, 'a-file')
    await writeFile(noFolder, '')
    await expect(backUp(tomorrow, noFolder)).rejects.toThrow(/EEXIST|ENOTDIR/)
    expect(await status()).toMatchObject({
      state: 'failed',
      failure: { at: tomorrow, why: expect.stringMatching(/^E[A-Z]+/) },
      last: { file: expect.any(String) },
    })
    expect(await backUp(tomorrow)).toBe(false)
    expect(await backUp(later)).toBe(true)
    expect((await status()).failure).toBe(null)
  })

  it('removes what is superfluous, and what a killed process had begun', async () => {
    await mkdir(backupDir, { recursive: true })
    for (const name of [
      'portal-2019-01-01.backup',
      'portal-2019-01-02.backup',
      'portal-2019-01-03.backup.part',
      'own.backup',
    ])
      await writeFile(join(backupDir, name), '')
    const at = new Date(Date.parse(portal.clock.now()) + 3 * 86_400_000).toISOString()
    expect(await backUp(at)).toBe(true)
    const names = await readdir(backupDir)
    expect(names).toContain('own.backup')
    expect(names).not.toContain('portal-2019-01-03.backup.part')
    expect(names.filter((name) => name.startsWith('portal-'))).toHaveLength(5)
    await chmod(backupDir, 0o700)
  })
})

it.each([
  ['off', false, null, false],
  ['due', true, null, false],
  ['sound', true, '2026-01-02T00:00:00.000Z', false],
  ['old', true, '2025-12-31T23:59:59.000Z', false],
  ['old', false, '2025-12-31T23:59:59.000Z', false],
  ['failed', true, '2026-01-02T00:00:00.000Z', true],
] as const)('D3: is %s', (state, wanted, at, failed) => {
  expect(stateOf(wanted, at === null ? null : { at }, failed, '2026-01-03T00:00:00.000Z')).toBe(
    state,
  )
})

it('D3: names the keys by what tells nothing about them', () => {
  const { encryptionKey, signingKey } = testSecrets
  const keys = keptKeys(
    { encryptionKey: null, signingKey, sealP12: null },
    testSecrets,
    'f'.repeat(64),
  )
  expect(keys.map(({ name, lies }) => `${name} ${lies}`)).toEqual([
    'encryption data-folder',
    'signing environment',
    'seal data-folder',
  ])
  for (const key of [encryptionKey, signingKey])
    for (const encoding of ['hex', 'base64', 'base64url'] as const)
      expect(JSON.stringify(keys)).not.toContain(key.toString(encoding).slice(0, 8))
})
