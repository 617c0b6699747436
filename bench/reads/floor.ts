import type { Client } from 'pg'
import { type Answer, pageOf } from './ask.ts'

/** Room for the answers that the floor gives, in the measured database. */
export const prepareFloor = (admin: Client) =>
  admin.query(`drop schema if exists bench cascade; create schema bench;
    create table bench.floor_items (answer int, position int, item json, primary key (answer, position));
    create table bench.floor_files (answer int primary key, type text, content bytea)`)

/** Keeps an answer; resolves to the address where the floor gives the same. */
export async function keepAnswer(admin: Client, answer: Answer, at: number): Promise<string> {
  const page = pageOf(answer)
  const items =
    page?.items ?? (answer.type.startsWith('application/json') ? [answer.body.toString()] : null)
  if (!items) {
    await admin.query('insert into bench.floor_files values ($1, $2, $3)', [
      at,
      answer.type,
      answer.body,
    ])
    return `/file/${at}`
  }
  const texts = items.map((item) => (typeof item === 'string' ? item : JSON.stringify(item)))
  await admin.query(
    `insert into bench.floor_items select $1, position, item::json from unnest($2::text[]) with ordinality t (item, position)`,
    [at, texts],
  )
  return `/list/${at}`
}
