import { eq, sql } from 'drizzle-orm'
import { alias, boolean, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { beforeAll, expect, it } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { use } from '../../../test/use.ts'
import { connect, type Tx } from './db.ts'
import { bytes } from './bytes.ts'
import { instant } from './instant.ts'
import { prepared } from './prepared.ts'
import { testSecrets } from '../../../test/keys.ts'

const birds = pgTable('birds', {
  id: integer().primaryKey(),
  name: text(),
  song: bytes(),
  seenAt: instant(),
  colours: text().array(),
  facts: jsonb(),
  isRare: boolean(),
  nestsIn: integer(),
})
const trees = pgTable('trees', { id: integer().primaryKey(), kind: text(), height: integer() })
const others = alias(trees, 'others')

const database = useDatabase()
const worker = use(
  async () => connect({ url: database.url, key: testSecrets.encryptionKey }, 'portal_worker', 1),
  ({ close }) => close(),
)
const inTransaction = <T>(work: (tx: Tx) => Promise<T>) => worker.transaction(null, work)

type Asked = PromiseLike<unknown[]> & {
  prepare: (name: string) => { execute: (values: Record<string, unknown>) => Promise<unknown[]> }
}

beforeAll(async () => {
  await database.superuser.query(`
    create table trees (id int primary key, kind text, height int);
    create table birds (id int primary key, name text, song bytea, seen_at timestamptz(3), colours text[], facts jsonb,
                        is_rare boolean, nests_in int);
    insert into trees values (1, 'oak', 20), (2, null, 7);
    insert into birds values
      (1, 'wren', '\\x00ff', '2026-11-28T09:30:00.120Z', '{brown,"grey, light"}', '{"eggs": [5, null]}', false, 1),
      (2, null, null, null, null, null, null, null),
      (3, 'robin', '', '2026-01-01T00:00:00Z', '{}', '"red"', true, 2);
    grant select on birds, trees to portal_worker`)
})

const asked: [what: string, build: (db: Tx) => Asked][] = [
  ['a table', (db: Tx) => db.select().from(birds).orderBy(birds.id)],
  [
    'chosen columns and expressions',
    (db: Tx) =>
      db
        .select({
          name: birds.name,
          length: sql<number>`length(${birds.name})`.mapWith(Number),
          raw: sql<string>`count(*) over ()`,
          named: sql<string>`upper(${birds.name})`.as('named'),
        })
        .from(birds)
        .orderBy(birds.id),
  ],
  [
    'tables of which some have no row',
    (db: Tx) =>
      db
        .select()
        .from(birds)
        .leftJoin(trees, eq(trees.id, birds.nestsIn))
        .leftJoin(others, eq(others.id, birds.id))
        .orderBy(birds.id),
  ],
  [
    'parts of several tables in one part of the answer',
    (db: Tx) =>
      db
        .select({
          id: birds.id,
          tree: { kind: trees.kind, height: trees.height },
          both: { kind: trees.kind, bird: birds.name },
          said: { name: birds.name, rare: birds.isRare, loud: sql<string>`upper(${trees.kind})` },
        })
        .from(birds)
        .leftJoin(trees, eq(trees.id, birds.nestsIn))
        .orderBy(birds.id),
  ],
  [
    'a table that is surely there beside one that is not',
    (db: Tx) =>
      db
        .select({ bird: { name: birds.name }, tree: { height: trees.height, kind: trees.kind } })
        .from(birds)
        .innerJoin(trees, eq(trees.id, birds.nestsIn))
        .orderBy(birds.id),
  ],
]

it.each(asked)('%s: read as drizzle reads it', async (_, build) => {
  const find = prepared()(build)
  const [ours, theirs] = await inTransaction(async (tx) => [await find(tx, {}), await build(tx)])
  expect(theirs.length).toBeGreaterThan(1)
  expect(ours).toEqual(theirs)
})
