import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { testSecrets } from '../../../test/keys.ts'
import { useFolder } from '../../../test/use.ts'
import { queues } from '../../queues.ts'
import { migrate } from './migrate.ts'

const database = useDatabase()
const folder = useFolder()
const start = (dataDir: string) =>
  migrate(database.url, testSecrets, Object.values(queues), { dataDir })
const idIn = (dataDir: string) => readFile(join(dataDir, 'installation'), 'utf8')

it('E2: a data folder knows its database: its own and an empty one start, another’s is refused before anything is written', async () => {
  const [own, second, foreign] = ['own', 'second', 'foreign'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ]
  await start(own)
  await start(own)
  await start(second)
  expect(await idIn(second)).toBe(await idIn(own))
  await mkdir(foreign)
  await writeFile(join(foreign, 'installation'), `${'0'.repeat(64)}\n`)
  await database.superuser.query(`delete from key_checks where name = 'SIGNING_KEY'`)
  await expect(start(foreign)).rejects.toThrow(
    /foreign is the data folder of another installation than this database; nothing was changed\. Set .*\.$/,
  )
  const { rows } = await database.superuser.query(`select name from key_checks order by name`)
  expect(rows.map(({ name }) => name)).toEqual(['ENCRYPTION_KEY', 'INSTALLATION'])
  expect(existsSync(join(own, 'installation'))).toBe(true)
})
