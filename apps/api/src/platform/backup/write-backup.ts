import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { constants, createZstdCompress } from 'node:zlib'
import type { Client } from 'pg'
import { sealChunks } from './chunks.ts'
import { keepWhole } from './keep-whole.ts'
import { newHead } from './head.ts'
import { writeRecords } from './records.ts'
import { filesAsTheyAre, manifestOf, sourcesOf } from './sources.ts'
import { jobColumns, partlyHidden, publicTables, sameTexts } from './tables.ts'
import { verifyBackup, type Verified } from './verify-backup.ts'

export type Wanted = {
  /** Logged in as somebody who reads everything: the owner of the tables, or portal_backup. */
  client: Client
  encryptionKey: Buffer
  file: string
  /** What is data and lies beside the database. */
  dataDir: string
  dataFiles: readonly string[]
  /** Told what comes next. */
  progress?: (part: string) => Promise<void> | void
}

/**
 * Writes everything the portal knows, as it was at one moment, into `file`, which is there once it is whole, on the disk
 * and was read back. The portal goes on working meanwhile.
 */
export async function writeBackup(wanted: Wanted): Promise<Verified> {
  const { client, encryptionKey, file, dataDir, dataFiles, progress = () => {} } = wanted
  return keepWhole(file, async (part) => {
    // Not later than the database: what was remembered of it may not be newer than itself.
    const files = await filesAsTheyAre(dataDir, dataFiles)
    await client.query(sameTexts)
    const [tables, jobs] = [await publicTables(client), await jobColumns(client)]
    await client.query('begin isolation level repeatable read, read only')
    try {
      const names = [...tables.map(({ name }) => `public.${name}`), ...(jobs ? ['pgboss.job'] : [])]
      // Before anything is read: so all of it is as the schema says, to the end.
      if (names.length > 0) await client.query(`lock table ${names.join()} in access share mode`)
      if (JSON.stringify(await publicTables(client)) !== JSON.stringify(tables))
        throw new Error('The database is just being brought to another version: try again.')
      await assertAllIsSeen(client)
      const manifest = await manifestOf(client)
      const head = newHead(encryptionKey, manifest.madeAt)
      await pipeline(
        Readable.from(writeRecords(manifest, sourcesOf(client, { tables, jobs, files }, progress))),
        createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: 3 } }),
        async function* (compressed: AsyncIterable<Buffer>) {
          yield head.bytes
          yield* sealChunks(head, compressed)
        },
        createWriteStream(part, { mode: 0o600, flush: true }),
      )
    } finally {
      await client.query('rollback')
    }
    return verifyBackup(part, encryptionKey)
  })
}

async function assertAllIsSeen(client: Client) {
  const hidden = await partlyHidden(client)
  if (hidden.length > 0)
    throw new Error(`The role that makes backups does not see every row of ${hidden.join(', ')}.`)
}
