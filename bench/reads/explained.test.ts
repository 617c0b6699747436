import { expect, it } from 'vitest'
import { explainedIn } from './explained.ts'

const line = '2026-11-28 07:00:00.000 UTC [4711] LOG:  '
const log = (id: string, day: string, cost: string) => `${line}checkpoint starting: time
${line}duration: 0.084 ms  plan:
\tQuery Text: select i.id
\t  from instructions i
\t where i.id = '${id}' and i.due < '${day}'
\tLimit  (cost=0.42..${cost} rows=20 width=80)
\t  ->  Index Scan using instructions_pkey on instructions i  (cost=0.42..${cost} rows=7 width=80)
\t        Index Cond: (id = '${id}'::uuid)
\t        Filter: ((client_id = current_client()) AND (due < '${day}'::timestamptz))
${line}duration: 1.5 ms  plan:
\tQuery Text: select 1
\tResult  (cost=0.00..0.01 rows=1 width=4)
${line}could not receive data from client
`
const first = log('01a220d1-b76b-773d-9ae5-17ccb5368c77', '2026-11-28T07:00:00.000Z', '8.44')
const later = log('01b220d1-0000-7000-8000-17ccb5368c78', '2027-01-02 08:00:00+00', '1234.56')

it('reads every statement with its time and plan from the log, and nothing else', () => {
  const found = explainedIn(first)
  expect(found.map(({ ms }) => ms)).toEqual([0.084, 1.5])
  expect(found[1]).toEqual({ ms: 1.5, text: 'select 1', plan: 'Result' })
  expect(found[0]?.plan.split('\n')).toEqual([
    'Limit',
    '  ->  Index Scan using instructions_pkey on instructions i',
    "        Index Cond: (id = '<id>'::uuid)",
    "        Filter: ((client_id = current_client()) AND (due < '<time>'::timestamptz))",
  ])
  expect(found[0]?.text).toContain("where i.id = '<id>' and i.due < '<time>'")
})

it('says the same of another filling, and something else of another index', () => {
  expect(explainedIn(later)).toEqual(explainedIn(first))
  expect(explainedIn(first.replace('instructions_pkey', 'other_key'))).not.toEqual(
    explainedIn(first),
  )
})
