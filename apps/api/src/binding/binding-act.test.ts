import { randomUUID } from 'node:crypto'
import type { SecondFactor } from '@portal/domain/accounts/factors'
import { AppError, type Fault } from '@portal/domain/fault'
import { fourEyesMoves } from '@portal/domain/moves/four-eyes'
import { instructionMoves } from '@portal/domain/moves/instruction'
import type { MoveRow } from '@portal/domain/moves/move'
import { factorResetMoves } from '@portal/domain/moves/factor-reset'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { holdRow, untilWaiting } from '../../test/database.ts'
import { clientIdOf, userIdOf } from '../../test/demo.ts'
import { publicUrl, usePortal } from '../../test/harness.ts'
import { testSecrets } from '../../test/keys.ts'
import { createPerson, type Person } from '../../test/person.ts'
import { relyingPartyOf } from '../accounts/factors/passkeys.ts'
import { nowhere } from '../accounts/service.ts'
import { createVault, sha256Hex } from '../platform/crypto.ts'
import type { Tx } from '../platform/database/db.ts'
import { asWorker } from '../platform/database/worker.ts'
import { createEvidence, type EvidenceHead } from '../platform/evidence/evidence.ts'
import { createSigner } from '../platform/evidence/signing.ts'
import { bindingAct, exactly, type Signature } from './service.ts'

const portal = usePortal()
const clientId = clientIdOf('Sonnenhof')
let lukas: Person
let declaration: string
beforeAll(async () => {
  lukas = createPerson(portal, 'lukas.huber')
  await portal.superuser.query(
    `create table declarations (id uuid primary key, version int not null, said text);
     grant select, insert, update on declarations to portal_worker`,
  )
})

/** A declaration nobody has made yet; the mechanism knows nothing of it. */
const prepare = async () => {
  declaration = randomUUID()
  await portal.superuser.query('insert into declarations values ($1, 1, null)', [declaration])
}
const said = async () =>
  (await portal.superuser.query('select said from declarations where id = $1', [declaration])).rows
const linesOf = async (id: string) =>
  (
    await portal.superuser.query(
      `select sequence, type, encode(hash, 'hex') as hash from evidence_events where subject_id = $1`,
      [id],
    )
  ).rows

const proven: MoveRow = instructionMoves.accept
const unproven: MoveRow = fourEyesMoves.set
const personal: MoveRow = factorResetMoves.approve

type Trial = {
  move?: MoveRow
  id?: string
  seen?: number | null
  secondFactor?: SecondFactor
  refuse?: Partial<Record<'check' | 'authority' | 'change', Fault>>
  authority?: null
  prove?: null
}

/** Makes the declaration, and resolves to the steps that were taken and what came of them. */
async function declare({ move = proven, id = declaration, seen = 1, ...trial }: Trial = {}) {
  const steps: string[] = []
  const step = (name: 'lock' | 'check' | 'authority' | 'change' | 'prove' | 'answer') => {
    steps.push(name)
    const fault = trial.refuse?.[name as 'check']
    if (fault) throw new AppError(fault)
  }
  const outcome = await asWorker(portal.connections.worker, clientId, (tx) =>
    bindingAct(actingIn(tx, seen), {
      move,
      subject: id,
      exact: exactly({ said: 'yes' }),
      secondFactor: trial.secondFactor,
      record: {
        entity: 'declaration',
        lock: async () => {
          step('lock')
          const { rows } = await tx.execute<{ id: string; version: number }>(
            sql`select id, version from declarations where id = ${id} for update`,
          )
          return rows[0]
        },
      },
      check: () => step('check'),
      ...(trial.authority !== null && {
        authority: async () => {
          step('authority')
          return 'by § 9'
        },
      }),
      change: async (row, _, { authority, authenticatedBy, sha256 }) => {
        step('change')
        await tx.execute(
          sql`update declarations set said = 'yes', version = version + 1 where id = ${id}`,
        )
        const subject = { kind: 'declaration', id: row.id, number: null }
        const line = { clientId, subject, data: { sha256 }, personal: null }
        return {
          done: { authority, authenticatedBy, sha256 },
          line: move.log ? null : line,
        }
      },
      ...(trial.prove !== null && {
        prove: async (_: unknown, { act }: Signature, head: EvidenceHead) => {
          step('prove')
          steps.push(`${act} at ${head.hash}`)
        },
      }),
      answer: async (done) => {
        step('answer')
        return done
      },
    }),
  ).catch((error: unknown) => (error instanceof AppError ? error.fault : String(error)))
  return { steps, outcome }
}

const actingIn = (tx: Tx, seen: number | null) => ({
  tx,
  actor: {
    userId: userIdOf('Lukas Huber'),
    name: 'Lukas Huber',
    email: lukas.email,
    locale: 'de' as const,
    holder: { side: 'client' as const, role: 'member' as const, authorised: true },
    client: { id: clientId, name: 'Sonnenhof' },
    authorisation: null,
    sessionId: '',
    method: 'totp' as const,
    reauthenticatedUntil: null,
    idleUntil: portal.clock.now(),
    expiresAt: portal.clock.now(),
  },
  factors: {
    auth: portal.connections.auth,
    vault: createVault(testSecrets.encryptionKey, 'totp'),
    enqueue: portal.jobs.enqueue,
    relyingParty: relyingPartyOf(publicUrl),
  },
  evidence: createEvidence(createSigner(testSecrets.signingKey)),
  where: nowhere,
  now: portal.clock.now(),
  seen,
})
const code = () => ({ kind: 'totp', code: lukas.freshCode() }) as const

describe('a binding act', () => {
  it('is refused for the first thing that stands against it, and its code is good for another one then', async () => {
    await prepare()
    const secondFactor = code()
    const refuse = {
      check: { code: 'conflict', rule: 'nothing-changed' },
      authority: { code: 'forbidden', rule: 'not-authorised' },
      change: { code: 'no-recipients' },
    } as const
    const { check, authority } = refuse
    const wrong = { secondFactor, refuse }
    expect(await declare({ ...wrong, id: randomUUID(), seen: 7 })).toEqual({
      steps: ['lock'],
      outcome: { code: 'not-found', entity: 'declaration' },
    })
    expect(await declare({ ...wrong, seen: 7 })).toEqual({
      steps: ['lock'],
      outcome: { code: 'stale', entity: 'declaration' },
    })
    expect(await declare(wrong)).toEqual({ steps: ['lock', 'check'], outcome: check })
    expect(await declare({ ...wrong, refuse: { authority } })).toEqual({
      steps: ['lock', 'check', 'authority'],
      outcome: authority,
    })
    expect((await declare()).outcome).toEqual({ code: 'step-up-required' })
    expect([await said(), await linesOf(declaration)]).toEqual([[{ said: null }], []])
    expect((await declare({ secondFactor })).steps.at(-1)).toBe('answer')
  })

  it('is one line in the log under the name the table gives it, and one receipt with the head right after', async () => {
    await prepare()
    const { steps, outcome } = await declare({ secondFactor: code() })
    const [line, ...others] = await linesOf(declaration)
    expect([line.type, others]).toEqual(['instruction.accepted', []])
    expect(steps).toEqual([
      'lock',
      'check',
      'authority',
      'change',
      'prove',
      `instruction.accepted at ${line.hash}`,
      'answer',
    ])
    expect(outcome).toEqual({
      authority: 'by § 9',
      authenticatedBy: 'password+totp',
      sha256: sha256Hex('{"said":"yes"}'),
    })
    expect(await said()).toEqual([{ said: 'yes' }])
  })

  it('has no receipt where the table gives it none, and no line where a person’s log keeps it', async () => {
    await prepare()
    const without = ['lock', 'check', 'authority', 'change', 'answer']
    expect((await declare({ move: unproven, secondFactor: code() })).steps).toEqual(without)
    expect(await linesOf(declaration)).toMatchObject([{ type: 'client.four_eyes_changed' }])
    await prepare()
    expect((await declare({ move: personal, secondFactor: code() })).steps).toEqual(without)
    expect(await linesOf(declaration)).toEqual([])
  })

  it('uses its code up whatever comes after, and leaves nothing else behind', async () => {
    await prepare()
    const secondFactor = code()
    const refuse = { change: { code: 'no-recipients' } } as const
    expect((await declare({ secondFactor, refuse })).outcome).toEqual({ code: 'no-recipients' })
    expect((await declare({ secondFactor })).outcome).toMatchObject({
      code: 'step-up-rejected',
      reason: 'used',
    })
    expect([await said(), await linesOf(declaration)]).toEqual([[{ said: null }], []])
  })

  it('waits for whoever holds the row, and is told that it has moved on', async () => {
    await prepare()
    const secondFactor = code()
    const release = await holdRow(portal, 'update declarations set version = 2 where id = $1', [
      declaration,
    ])
    const late = declare({ secondFactor })
    await untilWaiting(portal, 1)
    await release()
    expect(await late).toMatchObject({ steps: ['lock'], outcome: { code: 'stale' } })
    expect((await declare({ secondFactor, seen: 2 })).steps.at(-1)).toBe('answer')
  })

  it('does not begin without the authority or the receipt its row in the table asks for', async () => {
    await prepare()
    const secondFactor = code()
    const { outcome, steps } = await declare({ authority: null, secondFactor })
    expect([outcome, steps]).toEqual([expect.stringContaining('authority'), ['lock', 'check']])
    const missing = await declare({ prove: null, secondFactor })
    expect([missing.outcome, missing.steps]).toEqual([
      expect.stringContaining('receipt'),
      ['lock', 'check'],
    ])
    expect((await declare({ secondFactor })).steps.at(-1)).toBe('answer')
  })
})
