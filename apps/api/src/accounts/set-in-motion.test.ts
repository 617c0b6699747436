import { randomUUID } from 'node:crypto'
import { ClientRole, type Holder, may, type Permission, StaffRole } from '@portal/domain/access'
import { beforeEach, describe, expect, it } from 'vitest'
import { holdRow, untilWaiting } from '../../test/database.ts'
import { account, clientIdOf, userIdOf } from '../../test/demo.ts'
import { usePortal } from '../../test/harness.ts'
import { useMailbox } from '../../test/mailbox.ts'
import { createPerson, type Person } from '../../test/person.ts'
import { cookieOf, send } from '../../test/request.ts'

const portal = usePortal()
const mailbox = useMailbox()
const [anna, eva, robert] = (['anna.berger', 'eva.brandl', 'robert.zerer'] as const).map((who) =>
  createPerson(portal, who),
) as [Person, Person, Person]
const clientId = clientIdOf('Sonnenhof')
const elsewhere = clientIdOf('Lindenau')
const rows = async (query: string, values: unknown[] = []) =>
  (await portal.superuser.query(query, values)).rows

/** What a column that names a person says of them, where it is nothing that is still open. */
const done = 'who did it, once; it stays as it was done'
const about = 'whose it is: it says what somebody has or was told, and opens nothing to others'
const right = 'the right itself'
/** Every column that names a person, and what becomes of its row when that person’s right ends. */
const naming: Record<string, string> = {
  'account_events.by_name': done,
  'account_events.user_id': about,
  'account_mails.user_id': 'asked again when it is sent',
  'account_tokens.subject': 'in motion: password-link; of other links the row they are about is',
  'agreement_events.by_id': done,
  'agreement_events.by_name': done,
  'agreement_offer_batches.by_name': done,
  'agreement_offer_batches.created_by': 'asked again for each client it is worked off for',
  'agreement_offer_events.by_id': done,
  'agreement_offer_events.by_name': done,
  'agreement_offers.offered_by': done,
  'agreement_offers.offered_by_name': done,
  'alarm_readings.user_id': about,
  'authenticators.user_id': about,
  'authorised_person_changes.by_name': done,
  'authorised_person_changes.by_user': done,
  'authorised_persons.user_id': right,
  'client_changes.by_name': done,
  'client_changes.by_user': done,
  'client_imports.by_name': done,
  'client_imports.created_by': done,
  'client_notes.updated_by': done,
  'credentials.user_id': about,
  'contract_texts.by_id': done,
  'contract_texts.by_name': done,
  'documents.created_by': done,
  'email_changes.user_id': 'in motion: email-change',
  'endings.ended_by': done,
  'endings.ended_by_name': done,
  'evidence_alarms.found_by': 'a way of checking, and no person',
  'evidence_alarms.reported_by': done,
  'evidence_alarms.reported_by_name': done,
  'execution_reports.by_name': done,
  'factor_resets.approved_by': 'in motion: second-factor-reset',
  'factor_resets.approved_by_name': done,
  'factor_resets.started_by': 'in motion: second-factor-reset',
  'factor_resets.started_by_name': done,
  'factor_resets.user_id': 'in motion: second-factor-reset',
  'first_looks.user_id': about,
  'head_mailings.user_id': 'goes with the membership, and is asked again when a mail is sent',
  'idempotent_answers.user_id': about,
  'instruction_attachments.by_name': done,
  'instruction_concerns.answered_by': done,
  'instruction_concerns.by_name': 'a concern is the provider’s, whoever raised it',
  'instruction_concerns.first_read_by': done,
  'instruction_cost_estimates.by_name': 'an estimate is the provider’s, whoever made it',
  'instruction_cost_estimates.decided_by': done,
  'instruction_events.by_name': done,
  'instruction_events.user_id': done,
  'instruction_messages.by_name': done,
  'instruction_messages.user_id': done,
  'instruction_notes.by_name': done,
  'instruction_notes.user_id': done,
  'instruction_revisions.countersigned_by': done,
  'instruction_revisions.entered_by': done,
  'instruction_revisions.given_by': done,
  'instructions.agreed_by': done,
  'instructions.countersigned_by': done,
  'instructions.drafted_by': 'a draft is the client’s: whoever may draft there goes on with it',
  'instructions.given_by': done,
  'instruction_papers.stamped_by': 'the authority of time stamps, which is no person',
  'notice_papers.stamped_by': 'the authority of time stamps, which is no person',
  'instructions.presented': 'in motion: first-signature',
  'instructions.proposed_by': 'a side, and no person',
  'invitation_rounds.by_name': done,
  'invitation_rounds.created_by': 'asked again at each client it invites to',
  'invitations.accepted_by': done,
  'invitations.invited_by': 'in motion: invitation',
  'invitations.invited_by_name': done,
  'known_devices.user_id': about,
  'mails.user_id': 'asked again when it is sent',
  'member_events.by_name': done,
  'member_events.user_id': about,
  'member_events.user_name': about,
  'memberships.user_id': right,
  'notice_handings.publisher_id': done,
  'notice_readings.user_id': done,
  'notice_recipients.acknowledged_by': done,
  'notice_recipients.first_opened_by': done,
  'passkey_challenges.user_id': 'used in a session of the same person alone',
  'passkeys.user_id': about,
  'people_proposals.decided_by': done,
  'people_proposals.decided_by_name': done,
  'people_proposals.proposed_by':
    'what was written down is the client’s to decide on, whoever wrote it',
  'people_proposals.proposed_by_name': done,
  'provider_logos.created_by': done,
  'provider_versions.by_id': done,
  'provider_versions.by_name': done,
  'receipt_documents.stamped_by': 'the authority of time stamps, which is no person',
  'recovery_codes.user_id': about,
  'sessions.user_id': 'in motion: session',
  'staff_invitations.accepted_by': done,
  'staff_invitations.invited_by': 'in motion: staff-invitation',
  'staff_invitations.invited_by_name': done,
  'subprocessor_files.created_by': done,
  'subprocessor_versions.recorded_by_name': done,
  'tom_drafts.updated_by_name': done,
}

const firstWord = (text: string): string => text.split(' ')[0] ?? text
const kinds = async (): Promise<string[]> => {
  const [{ view }] = await rows(`select pg_get_viewdef('set_in_motion') as view`)
  return [...view.matchAll(/'([\w-]+)'::text AS kind|SELECT '([\w-]+)'::text/gu)].map(
    ([, first, more]) => first ?? more,
  )
}

describe('K2 what somebody sets in motion', () => {
  it('is of a kind that is known: no column names a person that is not listed here', async () => {
    const found = await rows(`
      select c.relname || '.' || a.attname as name from pg_class c
        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and not a.attgenerated <> ''
         and a.attname <> 'authenticated_by' and (a.attname ~ '(_by|_by_name|by_user|by_name|by_id|user_id|user_name|publisher_id|presented)$'
           or (c.relname, a.attname) = ('account_tokens', 'subject')
           or exists (select from pg_constraint k where k.contype = 'f' and k.conrelid = c.oid
                and k.confrelid = 'users'::regclass and a.attnum = any (k.conkey)))
       order by 1`)
    expect(found.map(({ name }) => name)).toEqual(Object.keys(naming).toSorted())
    const named = Object.values(naming).flatMap(
      (word) => /^in motion: ([\w-]+)/u.exec(word)?.[1] ?? [],
    )
    expect([...new Set(named)].toSorted()).toEqual((await kinds()).toSorted())
  })

  it('is carried by a right as the domain gives it', async () => {
    const rights: Permission[] = ['account.manage', 'people.manage', 'staff.manage']
    for (const holder of holders()) {
      await inOneGo(async () => {
        const { id } = await somebody(holder)
        for (const each of rights) {
          const [{ holds }] = await rows('select right_holds($1, $2, $3) as holds', [
            id,
            clientId,
            each,
          ])
          expect([holder, each, holds]).toEqual([holder, each, may(holder, each)])
        }
        const [{ there }] = await rows(`select right_holds($1, $2, 'people.manage') as there`, [
          id,
          elsewhere,
        ])
        expect(there).toBe(holder.side === 'provider' && may(holder, 'people.manage'))
      })
    }
  })

  it('ends with the right that carries it, whatever it is and however the right ends', async () => {
    const tried = new Set<string>()
    for (const [kind, { side, needs, make }] of Object.entries(making)) {
      for (const [way, take] of Object.entries(ways[side])) {
        await inOneGo(async () => {
          const before: Holder =
            side === 'client'
              ? { side, role: 'manager', authorised: true }
              : { side, role: 'owner' }
          const { id } = await somebody(before)
          const made = await make(id)
          const open = () =>
            rows(
              `select kind, is_carried(kind, id) as carried from set_in_motion where kind = $1 and id = $2`,
              [firstWord(kind), made],
            )
          expect([kind, (await open())[0]]).toEqual([
            kind,
            { kind: firstWord(kind), carried: true },
          ])
          const after = await take(id)
          const stays = after !== null && may(after, needs)
          const [left] = await open()
          // The first of two signatures is void at once and goes back with its line in the evidence log.
          const isOpen = kind === 'first-signature' ? left?.carried : left !== undefined
          expect([kind, way, isOpen ?? false]).toEqual([kind, way, stays])
          tried.add(`${kind}/${way}`)
        })
      }
    }
    expect([...new Set(Object.keys(making).map((kind) => firstWord(kind)))].toSorted()).toEqual(
      (await kinds()).toSorted(),
    )
    expect(tried.size).toBeGreaterThan(50)
  })

  it('ends for nobody else, and not where the right is lost at another client', async () => {
    await inOneGo(async () => {
      const { id } = await somebody({ side: 'client', role: 'manager', authorised: true })
      await rows(`insert into memberships values ($1, $2, 'manager', now())`, [elsewhere, id])
      const [here, there] = [await invitation(id, clientId), await invitation(id, elsewhere)]
      const mine = await making['email-change']!.make(id)
      await rows('delete from memberships where user_id = $1 and client_id = $2', [id, elsewhere])
      const left = await rows('select id from set_in_motion where id = any ($1) order by id', [
        [here, there, mine],
      ])
      expect(left.map((row) => row.id)).toEqual([here, mine].toSorted())
    })
  })
})

describe('K2 a dismissed manager', () => {
  beforeEach(async () => {
    portal.clock.advance(86_400)
    for (const person of [anna, eva, robert]) await person.enter()
  })

  const at = `/clients/${clientId}/invitations`
  const invite = (person: Person, email: string) =>
    person.send('POST', at, { body: { email, name: 'Kim Komplize', role: 'manager' } })
  const dismiss = (who: string) =>
    anna.send('DELETE', `/clients/${clientId}/members/${userIdOf(who)}`)
  const linkTo = async (email: string) => {
    await mailbox.deliver(portal)
    return mailbox.letters.findLast(({ to }) => to === email)?.token ?? ''
  }
  const accept = (token: string) =>
    send(portal.app, 'POST', '/invitations/accept', {
      body: { token, password: 'vier Pinguine frieren nie' },
    })
  const giveBack = () =>
    rows(
      `insert into memberships values ($1, $2, 'manager', now()) on conflict (client_id, user_id) do update set role = 'manager'`,
      [clientId, userIdOf('Miriam Vogt')],
    )
  const miriam = async () => {
    await giveBack()
    const person = createPerson(portal, 'miriam.vogt')
    await person.enter()
    return person
  }

  it('leaves no invitation behind: its link is refused, the list and the log say why', async () => {
    const person = await miriam()
    expect((await invite(person, 'kim@example.org')).status).toBe(201)
    const token = await linkTo('kim@example.org')
    expect((await dismiss('Miriam Vogt')).status).toBe(204)
    expect((await accept(token)).body.code).toBe('token-rejected')
    const { body } = await anna.send('GET', at)
    expect(body.items.find(({ email }: any) => email === 'kim@example.org')).toMatchObject({
      status: 'revoked',
      endedWith: 'Miriam Vogt',
    })
    const { body: log } = await anna.send('GET', `/clients/${clientId}/security-log?limit=20`)
    expect(log.items).toContainEqual(
      expect.objectContaining({
        kind: 'invitation.lapsed',
        userName: 'Miriam Vogt',
        detail: 'kim@example.org, manager',
      }),
    )
    expect(
      await rows(
        `select from memberships where client_id = $1 and role = 'manager' and user_id in (select id from users where email = 'kim@example.org')`,
        [clientId],
      ),
    ).toEqual([])
  })

  it('leaves what a colleague has sent again to the colleague', async () => {
    const person = await miriam()
    const { body } = await invite(person, 'bleibt@example.org')
    expect((await anna.send('POST', `${at}/${body.id}/renewal`)).body.invitedBy).toBe('Anna Berger')
    const token = await linkTo('bleibt@example.org')
    await dismiss('Miriam Vogt')
    expect((await accept(token)).status).toBe(200)
  })

  it('leaves no reset behind that was started: the person reads in the log that it ended', async () => {
    const person = await miriam()
    const reset = await person.send(
      'POST',
      `/clients/${clientId}/members/${userIdOf('Jonas')}/second-factor-reset`,
      {
        headers: { 'idempotency-key': randomUUID() },
        body: {
          identityCheck: { method: 'in-person', note: 'Vor mir gestanden.' },
          secondFactor: { kind: 'totp', code: person.freshCode() },
        },
      },
    )
    expect(reset.status).toBe(201)
    await dismiss('Miriam Vogt')
    const { body } = await eva.send('GET', '/second-factor-resets')
    expect(body.items.find(({ id }: any) => id === reset.body.id)).toMatchObject({
      status: 'cancelled',
      endedWith: 'Miriam Vogt',
    })
    const jonas = await portal.login('jonas.weiss')
    expect((await jonas.send('GET', '/account/security-log')).body.items).toContainEqual(
      expect.objectContaining({ kind: 'second-factor.reset-lapsed', by: 'Miriam Vogt' }),
    )
  })

  it('is dismissed before the invitation is accepted, or after: never both', async () => {
    for (const first of ['dismissal', 'acceptance'] as const) {
      const person = await miriam()
      const email = `${first}@example.org`
      const { body } = await invite(person, email)
      const token = await linkTo(email)
      // Where the acceptance has everything but its line in the log, or nothing yet.
      const release = await (first === 'dismissal'
        ? holdRow(portal, 'select from invitations where id = $1 for update', [body.id])
        : holdRow(portal, 'select from evidence_heads where client_id = $1 for update', [clientId]))
      const both = {
        dismissal: () => dismiss('Miriam Vogt'),
        acceptance: () => accept(token),
      }
      const one = both[first]()
      await untilWaiting(portal, 1)
      const other = both[first === 'dismissal' ? 'acceptance' : 'dismissal']()
      await untilWaiting(portal, 2)
      await release()
      const answers = [(await one).status, (await other).status]
      expect([first, answers]).toEqual([first, first === 'dismissal' ? [204, 410] : [200, 204]])
      const [{ status }] = await rows(
        `select case when accepted_at is not null then 'accepted' else ended_with end as status from invitations where id = $1`,
        [body.id],
      )
      expect(status).toBe(first === 'dismissal' ? 'Miriam Vogt' : 'accepted')
    }
  })

  it('sets nothing more in motion while being dismissed', async () => {
    const person = await miriam()
    const release = await holdRow(
      portal,
      'select from memberships where client_id = $1 and user_id = $2 for update',
      [clientId, userIdOf('Miriam Vogt')],
    )
    const dismissed = dismiss('Miriam Vogt')
    await untilWaiting(portal, 1)
    const invited = invite(person, 'zu.spaet@example.org')
    await untilWaiting(portal, 2)
    await release()
    expect([(await dismissed).status, (await invited).status]).toEqual([204, 403])
    expect(await rows(`select from invitations where email = 'zu.spaet@example.org'`)).toEqual([])
  })

  it('is asked for again where a link is used and where it is mailed, should one have been left open', async () => {
    const person = await miriam()
    await invite(person, 'offen@example.org')
    const token = await linkTo('offen@example.org')
    await invite(person, 'ungesendet@example.org')
    await portal.superuser.query(`set session_replication_role = replica`)
    await rows('delete from memberships where user_id = $1', [userIdOf('Miriam Vogt')])
    await portal.superuser.query(`set session_replication_role = origin`)
    expect((await accept(token)).body.code).toBe('token-rejected')
    expect(await linkTo('ungesendet@example.org')).toBe('')
    await giveBack()
  })

  it('C4 gets no further in a login that was half done, whatever the code', async () => {
    await giveBack()
    const person = createPerson(portal, 'miriam.vogt')
    const { email } = person
    const first = await send(portal.app, 'POST', '/session', {
      body: { email, password: account('miriam.vogt').password },
    })
    await dismiss('Miriam Vogt')
    const code = { headers: { cookie: cookieOf(first) }, body: { code: person.freshCode() } }
    const [{ before }] = await rows(
      'select last_step as before from authenticators where user_id = $1',
      [userIdOf('Miriam Vogt')],
    )
    expect((await send(portal.app, 'POST', '/session/totp', code)).body.code).toBe(
      'unauthenticated',
    )
    const [{ after }] = await rows(
      'select last_step as after from authenticators where user_id = $1',
      [userIdOf('Miriam Vogt')],
    )
    expect(after).toBe(before)
    await giveBack()
    // Neither does it come back to life with the access.
    expect((await send(portal.app, 'POST', '/session/totp', code)).body.code).toBe(
      'unauthenticated',
    )
  })
})

/** Whoever may hold a right, without authority. */
const holders = (): Holder[] => [
  ...ClientRole.options.map((role) => ({ side: 'client' as const, role, authorised: false })),
  ...StaffRole.options.map((role) => ({ side: 'provider' as const, role })),
]

/** Leaves the database as it was. */
async function inOneGo(work: () => Promise<void>) {
  await portal.superuser.query('begin')
  try {
    await work()
  } finally {
    await portal.superuser.query('rollback')
  }
}

async function somebody(holder: Holder): Promise<{ id: string }> {
  const id = randomUUID()
  const staffRole = holder.side === 'provider' ? holder.role : null
  await rows(
    `insert into users (id, email, name, side, staff_role, created_at) values ($1, $2, 'Kim', $3, $4, now())`,
    [id, `${id}@example.org`, holder.side, staffRole],
  )
  if (holder.side === 'client') {
    await rows('insert into memberships values ($1, $2, $3, now())', [clientId, id, holder.role])
    if (holder.authorised)
      await rows(
        `insert into authorised_persons (id, client_id, user_id, name, function, email, valid_from)
         values (gen_random_uuid(), $1, $2, 'Kim', 'Leitung', 'kim@example.org', '2020-01-01')`,
        [clientId, id],
      )
  }
  return { id }
}

async function insert(table: string, columns: Record<string, unknown>): Promise<string> {
  const id = randomUUID()
  const all = { id, ...columns }
  const places = Object.keys(all).map((_, index) => `$${index + 1}`)
  await rows(
    `insert into ${table} (${Object.keys(all).join()}) values (${places.join()})`,
    Object.values(all),
  )
  return id
}

const soon = () => new Date(Date.now() + 3_600_000).toISOString()
const invitation = (invited_by: string, client_id: string | null) =>
  insert(client_id ? 'invitations' : 'staff_invitations', {
    ...(client_id && { client_id }),
    email: `${randomUUID()}@example.org`,
    name: 'Neu',
    locale: 'de',
    role: client_id ? 'manager' : 'owner',
    invited_by,
    invited_by_name: 'Kim',
    created_at: new Date(),
    expires_at: soon(),
  })
const reset = (columns: Record<string, unknown>) =>
  insert('factor_resets', {
    method: 'in-person',
    note: 'x',
    started_by_name: 'Kim',
    started_at: new Date(),
    needs_approval: false,
    ...columns,
  })
const passwordLink = async (subject: string) => {
  await rows(
    `insert into account_tokens (token_hash, purpose, subject, created_at, expires_at) values ($1, 'password-reset', $2, now(), $3)`,
    [Buffer.from(randomUUID()), subject, soon()],
  )
  return subject
}
const halfSession = (user_id: string) =>
  insert('sessions', {
    id_hash: Buffer.from(randomUUID()),
    user_id,
    stage: 'totp',
    created_at: new Date(),
    last_seen_at: new Date(),
    expires_at: soon(),
  })
const fullSession = async (userId: string, at: string | null) => {
  const id = await halfSession(userId)
  await rows(`update sessions set stage = 'full', client_id = $2 where id = $1`, [id, at])
  return id
}
const changeOfAddress = (user_id: string) =>
  insert('email_changes', { user_id, email: 'neu@example.org', created_at: new Date() })

type Making = {
  side: 'client' | 'provider'
  needs: Permission
  make: (by: string) => Promise<string>
}
/** One of each kind, made by somebody; a kind that several carry stands here once for each. */
const making: Record<string, Making> = {
  invitation: { side: 'client', needs: 'people.manage', make: (by) => invitation(by, clientId) },
  'invitation of the provider': {
    side: 'provider',
    needs: 'people.manage',
    make: (by) => invitation(by, clientId),
  },
  'staff-invitation': {
    side: 'provider',
    needs: 'staff.manage',
    make: (by) => invitation(by, null),
  },
  'second-factor-reset started by a manager': {
    side: 'client',
    needs: 'people.manage',
    make: (started_by) =>
      reset({ started_by, user_id: userIdOf('Jonas'), via_client_id: clientId }),
  },
  'second-factor-reset started by the provider': {
    side: 'provider',
    needs: 'people.manage',
    make: (started_by) => reset({ started_by, user_id: userIdOf('Jonas') }),
  },
  'second-factor-reset approved': {
    side: 'provider',
    needs: 'people.manage',
    make: (approved_by) =>
      reset({
        approved_by,
        started_by: userIdOf('Eva Brandl'),
        user_id: userIdOf('Jonas'),
        approved_by_name: 'Kim',
        approved_at: new Date(),
        needs_approval: true,
      }),
  },
  'second-factor-reset of one’s own': {
    side: 'client',
    needs: 'account.manage',
    make: (user_id) =>
      reset({ user_id, started_by: userIdOf('Anna Berger'), via_client_id: clientId }),
  },
  'second-factor-reset of one’s own at the provider': {
    side: 'provider',
    needs: 'account.manage',
    make: (user_id) => reset({ user_id, started_by: userIdOf('Robert Zerer') }),
  },
  'email-change': { side: 'client', needs: 'account.manage', make: changeOfAddress },
  'email-change at the provider': {
    side: 'provider',
    needs: 'account.manage',
    make: changeOfAddress,
  },
  'password-link': { side: 'client', needs: 'account.manage', make: passwordLink },
  'password-link at the provider': {
    side: 'provider',
    needs: 'account.manage',
    make: passwordLink,
  },
  'session half': { side: 'client', needs: 'account.manage', make: halfSession },
  'session full': {
    side: 'client',
    needs: 'account.manage',
    make: (by) => fullSession(by, clientId),
  },
  'session of the provider': {
    side: 'provider',
    needs: 'account.manage',
    make: (by) => fullSession(by, null),
  },
  'first-signature': {
    side: 'client',
    needs: 'instructions.submit',
    make: async (userId) => {
      const [{ id }] = await rows(
        `update instructions set status = 'awaiting_countersignature', presented = $2
          where id = (select id from instructions where client_id = $1 and status = 'draft' limit 1) returning id`,
        [clientId, { givenBy: { userId } }],
      )
      return id
    },
  },
}

const roleBecomes = async (id: string, role: ClientRole): Promise<Holder> => {
  await rows('update memberships set role = $2 where user_id = $1', [id, role])
  return { side: 'client', role, authorised: true }
}
const staffBecomes = async (id: string, role: StaffRole): Promise<Holder> => {
  await rows('update users set staff_role = $2 where id = $1', [id, role])
  return { side: 'provider', role }
}
const entryEnds = async (id: string, change: string): Promise<Holder> => {
  await rows(`update authorised_persons set ${change} where user_id = $1`, [id])
  return { side: 'client', role: 'manager', authorised: false }
}

/** Every way a right ends; what is held after it. */
const ways: Record<Holder['side'], Record<string, (id: string) => Promise<Holder | null>>> = {
  client: {
    'access removed': async (id) => {
      await rows('delete from memberships where user_id = $1', [id])
      return null
    },
    'manager, then member': (id) => roleBecomes(id, 'member'),
    'manager, then viewer': (id) => roleBecomes(id, 'viewer'),
    'register entry ended': (id) => entryEnds(id, 'ended_at = now(), valid_until = current_date'),
    'register entry over': (id) => entryEnds(id, `valid_until = current_date - 2`),
    'account disabled': async (id) => {
      await rows('update users set disabled_at = now() where id = $1', [id])
      return null
    },
  },
  provider: {
    'account disabled': async (id) => {
      await rows('update users set disabled_at = now() where id = $1', [id])
      return null
    },
    'owner, then staff': (id) => staffBecomes(id, 'staff'),
    'owner, then auditor': (id) => staffBecomes(id, 'auditor'),
    'staff, then auditor': async (id) => {
      await staffBecomes(id, 'staff')
      return staffBecomes(id, 'auditor')
    },
  },
}
