import { canonicalJson } from '@portal/domain/canonical-json'
import { type Declared, declarationOf } from '@portal/domain/instructions/declaration'
import { describe, expect, it } from 'vitest'
import { sha256Hex } from '../src/platform/crypto.ts'
import { receiptsIn } from './receipts.ts'
import { createAuthenticator } from './authenticator.ts'
import { holdRow, untilWaiting, putDown } from './database.ts'
import { usePortal } from './harness.ts'
import type { Answer } from './request.ts'
import { concern, useWays, type Known, quote, report } from './instruction-ways.ts'

const portal = usePortal()
const ways = useWays(portal)

type Body = Record<string, unknown>
type Binding = {
  path: string
  body: Body
  /** What a second factor confirms. */
  act: string
  sha256: (known: Known) => string
  reach: () => Promise<Known>
}
// The instruction as the API shows it is what is declared about.
const ofInput = (body: Body) => (known: Known) =>
  sha256Hex(canonicalJson(declarationOf(known as unknown as Declared, body)))
const remark = { remark: 'Gesehen.' }
const reason = { reason: 'Hat sich erledigt.' }
const costs = { approved: true, amountCents: quote.amountCents, remark: null }
const another = { text: 'Bitte sperren Sie die Akte 4711.' }
const binding: Record<string, Binding> = {
  'the submission': {
    path: 'submission',
    body: {},
    act: 'instruction.submitted',
    sha256: ofInput({}),
    reach: () => ways.drafted(),
  },
  'the second signature': {
    path: 'countersignature',
    body: {},
    act: 'instruction.countersigned',
    sha256: (known) => known.presented.sha256,
    reach: () => ways.presented(),
  },
  'the confirmation of what was told': {
    path: 'confirmation',
    body: remark,
    act: 'oral-instruction.confirmed',
    sha256: ofInput({ concern: null, ...remark }),
    reach: () => ways.told(),
  },
  'the rejection of what was told': {
    path: 'rejection',
    body: reason,
    act: 'oral-instruction.rejected',
    sha256: ofInput(reason),
    reach: () => ways.told(),
  },
  'the confirmation in spite of a concern': {
    path: 'confirmation',
    body: { concern: 1, ...remark },
    act: 'instruction.confirmed',
    sha256: ofInput({ concern: 1, ...remark }),
    reach: () => ways.suspended(),
  },
  'the amendment': {
    path: 'amendment',
    body: another,
    act: 'instruction.amended',
    sha256: ofInput(another),
    reach: () => ways.suspended(),
  },
  'the withdrawal': {
    path: 'withdrawal',
    body: reason,
    act: 'instruction.withdrawn',
    sha256: ofInput(reason),
    reach: () => ways.given(),
  },
  'the approval of costs': {
    path: 'cost-approval',
    body: costs,
    act: 'costs.approved',
    sha256: ofInput(costs),
    reach: () => ways.quoted(),
  },
  'the acceptance': {
    path: 'acceptance',
    body: remark,
    act: 'instruction.accepted',
    sha256: ofInput(remark),
    reach: () => ways.executed(),
  },
}
const bindingActs = Object.entries(binding)

/** What an act leaves behind, counted. */
async function tracesOf({ id }: Known) {
  const { rows } = await portal.superuser.query(
    `select (select count(*)::int from instruction_events where instruction_id = $1) as events,
            (select count(*)::int from evidence_events where subject_id = $1::text) as evidence,
            (select count(*)::int from receipts where instruction_id = $1) as receipts,
            (select count(*)::int from mails where path = '/weisungen/' || $1) as mails,
            (select version from instructions where id = $1) as version,
            (select concat_ws(' ', status, confirmed_at, costs_asked_at) from instructions where id = $1) as status`,
    [id],
  )
  return rows[0] as Record<'events' | 'evidence' | 'receipts' | 'mails' | 'version', number> & {
    status: string
  }
}
type Traces = Awaited<ReturnType<typeof tracesOf>>
/** Of a client's binding act: two people work at the provider. */
const once = (before: Traces) => ({
  events: before.events + 1,
  evidence: before.evidence + 1,
  receipts: before.receipts + 1,
  mails: before.mails + 2,
  version: before.version + 1,
  status: expect.not.stringMatching(
    new RegExp(`^${before.status.replaceAll(/[+.]/gu, '.')}$`, 'u'),
  ),
})
const holdInstruction = ({ id }: Known) =>
  holdRow(portal, 'select from instructions where id = $1 for update', [id])
const statuses = (answers: Answer[]) =>
  answers.map(({ status }) => status).toSorted((a, b) => a - b)

describe('W1 what changed between review and act', () => {
  it.each(bindingActs)('is noticed by %s: the version that was seen', async (_, each) => {
    const known = await each.reach()
    const before = await tracesOf(known)
    const body = ways.coded(each.body)
    for (const seen of [known.version - 1, known.version + 1])
      expect((await ways.send({ ...known, version: seen }, each.path, body)).status).toBe(412)
    const path = `/instructions/${known.id}/${each.path}`
    for (const mark of ['*', 'W/"1"', '""', '"x"']) {
      const headers = { 'if-match': mark, 'idempotency-key': crypto.randomUUID() }
      expect((await ways.people.lukas.send('POST', path, { body, headers })).status).toBe(412)
    }
    const blind = await ways.people.lukas.send('POST', path, {
      body,
      headers: { 'idempotency-key': 'blind' },
    })
    expect([blind.status, blind.body.header]).toEqual([428, 'If-Match'])
    expect(await tracesOf(known)).toEqual(before)
    // None of it spent the code.
    expect((await ways.send(known, each.path, body)).status).toBe(200)
  })

  it('is noticed: a file that came or went', async () => {
    const draft = await ways.drafted()
    const withFile = (await ways.attach(draft, 'Liste.txt')).body
    expect((await ways.send(draft, 'submission', ways.coded())).status).toBe(412)
    const path = `/instructions/${draft.id}/attachments/${withFile.attachments[0].id}`
    const without = ways.done(await ways.people.lukas.send('DELETE', path))
    expect((await ways.send(withFile, 'submission', ways.coded())).status).toBe(412)
    expect(without.version).toBe(draft.version + 2)
    const rests = await ways.suspended()
    await ways.attach(rests, 'Liste.txt')
    for (const [path_, body] of [
      ['confirmation', {}],
      ['amendment', another],
    ] as const)
      expect((await ways.send(rests, path_, ways.coded(body))).status).toBe(412)
  })

  it('is noticed: the text, whatever version is said to have been seen', async () => {
    const wrong = { textSha256: sha256Hex('etwas anderes') }
    for (const name of [
      'the submission',
      'the confirmation of what was told',
      'the confirmation in spite of a concern',
    ]) {
      const { reach, path, body } = binding[name]!
      const known = await reach()
      const refused = await ways.send(known, path, ways.coded({ ...body, ...wrong }))
      expect([name, refused.status, refused.body.code]).toEqual([name, 412, 'stale'])
    }
    const waits = await ways.presented()
    const refused = await ways.send(
      waits,
      'countersignature',
      ways.coded({ sha256: wrong.textSha256 }),
    )
    expect(refused.status).toBe(412)
  })

  it('is noticed: another concern than the one that is answered', async () => {
    const confirmed = await ways.act(await ways.suspended(), 'confirmation', { concern: 1 })
    const again = await ways.move(confirmed, 'concern', { ...concern, norm: '§ 35 BDSG' })
    const refused = await ways.send(again, 'confirmation', ways.coded({ concern: 1 }))
    expect([refused.status, refused.body.code]).toEqual([412, 'stale'])
    expect((await ways.act(again, 'confirmation', { concern: 2 })).status).toBe('in_review')
  })

  it('is noticed: another amount than the one that was read', async () => {
    const refused = await ways.act(await ways.quoted(), 'cost-approval', { approved: false })
    const again = await ways.move(refused, 'cost-estimate', { ...quote, amountCents: 12_001 })
    const stale = await ways.send(again, 'cost-approval', ways.coded(costs))
    expect([stale.status, stale.body.code]).toEqual([412, 'stale'])
    expect((await ways.read(again)).costEstimates[1].decision).toBeNull()
  })

  it('is noticed: another execution than the one that was read', async () => {
    const known = await ways.executed()
    const mended = await ways.move(known, 'defect', { defect: 'Noch da.' }, ways.people.lukas)
    const again = await ways.move(mended, 'execution', report)
    expect((await ways.send(known, 'acceptance', ways.coded())).status).toBe(412)
    expect((await ways.act(again, 'acceptance')).status).toBe('closed')
  })
})

describe('W2 exactly once', () => {
  it.each(bindingActs)(
    '%s: a double click, a retry, and the same key with another body',
    async (_, each) => {
      const known = await each.reach()
      const before = await tracesOf(known)
      const key = crypto.randomUUID()
      const body = ways.coded(each.body)
      const release = await holdInstruction(known)
      const first = ways.send(known, each.path, body, { key })
      await untilWaiting(portal, 1)
      const second = await ways.send(known, each.path, body, { key })
      expect([second.status, second.body.code]).toEqual([409, 'idempotency-running'])
      await release()
      const done = await first
      expect(done.status).toBe(200)
      const retried = await ways.send(known, each.path, body, { key })
      expect([retried.status, retried.body, retried.headers['etag']]).toEqual([
        200,
        done.body,
        done.headers['etag'],
      ])
      const other = await ways.send(known, each.path, ways.coded(each.body), { key })
      expect([other.status, other.body.code]).toEqual([422, 'idempotency-mismatch'])
      const later = await ways.send(known, each.path, ways.coded(each.body))
      expect(later.status).toBe(412)
      expect(await tracesOf(known)).toEqual(once(before))
    },
  )

  it.each(bindingActs)('%s: two tabs at the same moment', async (_, each) => {
    const known = await each.reach()
    const before = await tracesOf(known)
    const bodies = [ways.coded(each.body), ways.coded(each.body)]
    const release = await holdInstruction(known)
    const both = Promise.all(bodies.map((body) => ways.send(known, each.path, body)))
    await untilWaiting(portal, 2)
    await release()
    expect(statuses(await both)).toEqual([200, 412])
    expect(await tracesOf(known)).toEqual(once(before))
  })

  it('one of two different answers to a concern, given at the same moment', async () => {
    const known = await ways.suspended()
    const before = await tracesOf(known)
    const bodies = [ways.coded(remark), ways.coded(another)]
    const release = await holdInstruction(known)
    const all = Promise.all(
      ['confirmation', 'amendment'].map((path, i) => ways.send(known, path, bodies[i]!)),
    )
    await untilWaiting(portal, 2)
    await release()
    expect(statuses(await all)).toEqual([200, 412])
    expect(await tracesOf(known)).toEqual(once(before))
  })

  it('a code that was given for one act serves no second one', async () => {
    const [one, two] = [await ways.given(), await ways.given()]
    const body = ways.coded(reason)
    expect((await ways.send(one, 'withdrawal', body)).status).toBe(200)
    const before = await tracesOf(two)
    const replayed = await ways.send(two, 'withdrawal', body)
    expect([replayed.body.code, replayed.body.reason]).toEqual(['step-up-rejected', 'used'])
    expect(await tracesOf(two)).toEqual(before)
  })
})

describe('W5 I4 who is authorised no more', () => {
  const entry = (change: string) =>
    putDown(
      portal.superuser,
      `update authorised_persons set ${change} where user_id = (select id from users where email = $1)`,
      [ways.people.lukas.email],
    )
  const restore = () => entry('valid_until = null, ended_at = null')
  const endings = {
    'whose last day is over': 'valid_until = valid_from',
    'whose entry was revoked at once': `valid_until = current_date, ended_at = now()`,
    'whose day is still to come': `valid_from = '2199-01-01'`,
  }

  it.each(bindingActs)('binds nobody by %s, and spends no code', async (_, each) => {
    const known = await each.reach()
    const before = await tracesOf(known)
    const body = ways.coded(each.body)
    for (const [who, change] of Object.entries(endings)) {
      await entry(change)
      const refused = await ways.send(known, each.path, body)
      await entry(`valid_from = '2020-01-01'`)
      await restore()
      expect([who, refused.status, refused.body.rule]).toEqual([who, 403, 'not-authorised'])
    }
    // Revoked while the act was on its way: it waits for that, and sees it.
    const release = await holdRow(
      portal,
      `update authorised_persons set valid_until = current_date, ended_at = now()
        where user_id = (select id from users where email = $1)`,
      [ways.people.lukas.email],
    )
    const waiting = ways.send(known, each.path, body)
    await untilWaiting(portal, 1)
    await release()
    const refused = await waiting
    await restore()
    expect([refused.status, refused.body.rule]).toEqual([403, 'not-authorised'])
    expect(await tracesOf(known)).toEqual(before)
    expect((await ways.send(known, each.path, body)).status).toBe(200)
  })

  it('does nothing at all once the membership is gone', async () => {
    const reached: Known[] = []
    for (const [, { reach }] of bindingActs) reached.push(await reach())
    const membership = `client_id = $1 and user_id = (select id from users where email = $2)`
    await portal.superuser.query(`delete from memberships where ${membership}`, [
      ways.clientId,
      ways.people.lukas.email,
    ])
    try {
      for (const [i, [, { path, body }]] of bindingActs.entries()) {
        const before = await tracesOf(reached[i]!)
        expect([path, (await ways.send(reached[i]!, path, ways.coded(body))).status]).toEqual([
          path,
          401,
        ])
        expect(await tracesOf(reached[i]!)).toEqual(before)
      }
    } finally {
      await portal.superuser.query(
        `insert into memberships (client_id, user_id, role, created_at) select $1, id, 'member', now() from users where email = $2`,
        [ways.clientId, ways.people.lukas.email],
      )
      await ways.people.lukas.enter()
    }
  })

  it('signs neither as the second person nor sends back, with a register entry of another client', async () => {
    const waits = await ways.presented()
    const sabine = await portal.login('sabine.koch')
    for (const path of ['countersignature', 'return']) {
      const body = path === 'return' ? reason : ways.coded({}, sabine)
      const { status } = await ways.send(waits, path, body, { person: sabine })
      expect([path, status]).toEqual([path, 404])
    }
    expect((await ways.read(waits)).status).toBe('awaiting_countersignature')
  })
})

describe('a passkey’s word for one act', () => {
  it.each(bindingActs)(
    'is worth nothing for another, nor over another text: %s',
    async (_, each) => {
      await ways.people.lukas.reauthenticate()
      const key = createAuthenticator()
      const { body: creation } = await ways.people.lukas.send('POST', '/account/passkey-challenge')
      const attestation = key.create(creation)
      const added = await ways.people.lukas.send('POST', '/account/passkeys', {
        body: { name: 'PC', attestation },
      })
      expect(added.status).toBe(200)
      const known = await each.reach()
      const before = await tracesOf(known)
      const right = { act: each.act, subject: known.id, sha256: each.sha256(known) }
      const attempt = async (confirms: object) => {
        const asked = await ways.people.lukas.send('POST', '/session/confirmation-challenge', {
          body: confirms,
        })
        expect(asked.status).toBe(200)
        const secondFactor = { kind: 'passkey', assertion: key.get(asked.body) }
        return ways.send(known, each.path, { ...each.body, secondFactor })
      }
      const wrong = [
        ...new Set([
          ...bindingActs.map(([, { act: of }]) => of),
          'costs.refused',
          'four-eyes.changed',
        ]),
      ]
        .filter((of) => of !== each.act)
        .map((of) => ({ ...right, act: of }))
      for (const confirms of [
        ...wrong,
        { ...right, sha256: sha256Hex('etwas anderes') },
        { ...right, subject: crypto.randomUUID() },
      ]) {
        const refused = await attempt(confirms)
        expect([confirms, refused.status, refused.body.code]).toEqual([
          confirms,
          403,
          'step-up-rejected',
        ])
      }
      expect(await tracesOf(known)).toEqual(before)
      expect((await attempt(right)).status).toBe(200)
      await portal.superuser.query('delete from passkeys')
    },
  )
})

describe('what awaits a second signature', () => {
  it('keeps what the first one said with it, for the receipt', async () => {
    const told = await ways.told()
    const first = await ways.withFourEyes((anna) => ways.act(told, 'confirmation', remark, anna))
    const after = await ways.act(first, 'countersignature')
    expect(after.events.at(-1)).toMatchObject({ move: 'countersign', note: remark.remark })
    const kept = await receiptsIn(portal.superuser, 'instruction_id = $1', told.id)
    expect(kept.map(({ record }) => JSON.parse(record).statement)).toEqual([remark])
  })

  it('is the client’s own affair: the provider does not read why it was sent back', async () => {
    const known = await ways.suspended()
    const back = await ways.withFourEyes(async (anna) =>
      ways.move(
        await ways.act(known, 'amendment', another, anna),
        'return',
        reason,
        ways.people.lukas,
      ),
    )
    expect(back.events.at(-1)).toMatchObject({ move: 'send_back', note: reason.reason })
    const { body } = await ways.people.staff.send('GET', `/instructions/${known.id}`)
    expect(body.status).toBe('suspended')
    for (const inner of [reason.reason, another.text])
      expect(JSON.stringify(body)).not.toContain(inner)
  })
})
