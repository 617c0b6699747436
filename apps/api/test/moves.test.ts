import {
  entered,
  moverOf,
  MoveType,
  movesOf,
  newDraft,
  proposedByProvider,
  Status,
  transition,
} from '@portal/domain/instructions/machine'
import type { InstructionState } from '@portal/domain/moves/instruction-state'
import { MailKind } from '@portal/domain/mails/contract'
import { type Mover, movers } from '@portal/domain/moves/move'
import { AuthorisedPersonChange } from '@portal/domain/people/contract'
import { BindingAct } from '@portal/domain/receipts/contract'
import { describe, expect, it } from 'vitest'
import { useDatabase } from './database.ts'

const database = useDatabase()

/** The words in quotes, each once, however PostgreSQL spells the list they stand in. */
const quoted = (definition: string) =>
  [...new Set(Array.from(definition.matchAll(/'([a-z_.-]+)'/gu), ([, word]) => word!))].toSorted()
const one = async (query: string, values: unknown[]): Promise<string> => {
  const { rows } = await database.superuser.query<{ text: string }>(query, values)
  expect(rows.length).toBe(1)
  return rows[0]!.text
}
const constraint = (table: string, name: string) =>
  one(
    `select pg_get_constraintdef(oid) as text from pg_constraint
      where conrelid = $1::regclass and conname = $2`,
    [table, name],
  )
const withCheck = (table: string, policy: string) =>
  one('select with_check as text from pg_policies where tablename = $1 and policyname = $2', [
    table,
    policy,
  ])

// A move that was added to the table alone, or to the database alone, ends here.
describe('the database knows the names of the table of moves and no others', () => {
  it.each([
    ['instructions', 'instructions_state', Status.options],
    ['instruction_events', 'instruction_events_status', Status.options],
    ['instruction_events', 'instruction_events_move', MoveType.options],
    ['instruction_events', 'instruction_events_side_check', movers],
    ['receipts', 'receipts_act', BindingAct.options],
    ['mails', 'mails_kind', MailKind.options],
    [
      'authorised_person_changes',
      'authorised_person_changes_what_check',
      AuthorisedPersonChange.shape.what.options,
    ],
  ])('of %s, in %s', async (table, name, names: readonly string[]) => {
    expect(quoted(await constraint(table, name))).toEqual(names.toSorted())
  })
})

/** Where the moves of a side lead, whatever was before. */
function reachedBy(side: Mover): Status[] {
  const at = '2026-01-01T00:00:00.000Z'
  const seen = new Set<string>()
  const reached = new Set<Status>()
  const walk = (state: InstructionState) => {
    if (seen.has(JSON.stringify(state))) return
    seen.add(JSON.stringify(state))
    for (const move of movesOf(state)) {
      const next = transition(state, move, at)
      if (moverOf(move, state) === side) reached.add(next.status)
      walk(next)
    }
  }
  for (const isStanding of [false, true]) {
    const begins: InstructionState[] = [
      newDraft,
      { ...newDraft, proposedBy: 'client' as const },
      proposedByProvider(at),
      entered('oral', at),
      entered('letter', at),
      entered('letter', at, 'client'),
    ]
    for (const begin of begins) walk({ ...begin, isStanding })
  }
  return [...reached]
}

it('lets the provider move an instruction wherever its moves lead', async () => {
  const [, refused] = (await withCheck('instructions', 'provider_write')).split('<> ALL')
  expect(quoted(refused!).length).toBeGreaterThan(0)
  expect(
    quoted(refused!).filter((status) => reachedBy('provider').includes(Status.parse(status))),
  ).toEqual([])
})

// Its ends are not one list: `keep_submitted` asks where an instruction stood, and the tests of what happens try that.
it('lets the client move an instruction wherever its moves lead', async () => {
  expect(await withCheck('instructions', 'tenant_update')).not.toContain('status')
})

it('looks for what may run out where the table lets it run out', async () => {
  const source = await one('select prosrc as text from pg_proc where proname = $1', [
    'instructions_due',
  ])
  const [expiring] = source.split('union all')
  const named = quoted(expiring!).filter((word) => word !== 'expire')
  expect(named).toEqual(
    Status.options
      .filter((status) => movesOf({ ...newDraft, status, isStanding: true }).includes('expire'))
      .toSorted(),
  )
})
