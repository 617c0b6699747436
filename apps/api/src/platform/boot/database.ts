import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from 'pg'
import { connected } from '../database/connected.ts'
import { startEmbedded } from '../embedded/embedded.ts'
import type { Config } from './env.ts'
import { writePrivate } from './secrets.ts'

export type Database = { adminUrl: string; embedded: boolean; stop: () => Promise<void> }

const addressFile = (config: Config) => join(config.dataDir, 'database.json')

/** The outside database of `DATABASE_URL`, or our own, started here and stopped with us. */
export async function openDatabase(
  config: Config,
  log: { warn: (message: string) => void },
): Promise<Database> {
  if (config.databaseUrl)
    return { adminUrl: config.databaseUrl, embedded: false, stop: async () => {} }
  const server = await startEmbedded({ dataDir: config.dataDir, durable: true, log })
  try {
    const adminUrl = await ownDatabase(server.adminUrl)
    await writePrivate(addressFile(config), { adminUrl })
    return {
      adminUrl,
      embedded: true,
      stop: async () => {
        await rm(addressFile(config), { force: true })
        await server.stop()
      },
    }
  } catch (error) {
    await server.stop()
    throw error
  }
}

/** For commands beside a running portal: its database, or one started for the time of the command. */
export async function joinDatabase(
  config: Config,
  log: { warn: (message: string) => void } = { warn: () => {} },
): Promise<Database> {
  const text = config.databaseUrl
    ? null
    : await readFile(addressFile(config), 'utf8').catch(() => null)
  if (text !== null) {
    const { adminUrl } = JSON.parse(text) as { adminUrl: string }
    if (await answers(adminUrl)) return { adminUrl, embedded: true, stop: async () => {} }
  }
  return openDatabase(config, log)
}

/** The portal's database on a server of its own, made where it is missing. */
export async function ownDatabase(serverUrl: string): Promise<string> {
  await connected(serverUrl, async (admin) => {
    const { rows } = await admin.query(`select from pg_database where datname = 'portal'`)
    if (rows.length === 0) await admin.query('create database portal')
  })
  const url = new URL(serverUrl)
  url.pathname = '/portal'
  return url.href
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
  client.on('error', () => {})
  return client.connect().then(
    () => client.end().then(() => true),
    () => false,
  )
}
