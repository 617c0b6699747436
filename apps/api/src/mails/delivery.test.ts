import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { AccountMailKind, MailKind } from '@portal/domain/mails/contract'
import { NoticeKind } from '@portal/domain/notices/kinds'
import { Severity } from '@portal/domain/notices/severity'
import { describe, expect, it, vi } from 'vitest'
import { clientIdOf, userIdOf } from '../../test/demo.ts'
import { publicUrl, usePortal } from '../../test/harness.ts'
import { mailVault, useMailbox } from '../../test/mailbox.ts'
import { usePerson } from '../../test/person.ts'
import { patience } from '../../test/patience.ts'
import { isLinkKind } from '../accounts/mails/mail-texts.ts'
import { createVault } from '../platform/crypto.ts'
import { createFileMailer, createSmtpMailer, type Mailer } from '../platform/mail/mailer.ts'
import { createDelivery } from './delivery.ts'
import { mailQueue } from './outbox.ts'
import { mailText } from './texts.ts'

const portal = usePortal()
const staff = usePerson(portal, 'eva.brandl')
const mailbox = useMailbox()

/** Nobody has access to both. */
const apart = { clientIds: ['Sonnenhof', 'Marktplatz'].map(clientIdOf) }
const publish = async (audience: unknown = apart) => {
  const body = {
    kind: 'incident',
    severity: 'urgent',
    title: 'Geheimer Titel',
    body: 'Geheimer Inhalt',
    audience,
  }
  const { body: notice } = await staff.send('POST', '/notices', { body })
  await staff.send('POST', `/notices/${notice.id}/publication`)
  return notice.id as string
}
const mailsOf = async (id: string) =>
  (await portal.superuser.query('select * from mails where notice_id = $1 order by id', [id])).rows
const deliver = (
  means: Parameters<typeof createDelivery>[0],
  job: { mailId: string; clientId: string },
  { last }: { last: boolean },
) => createDelivery(means)(job, { tries: 0, last, signal: new AbortController().signal })
const deps = (over = mailbox.mailer) => ({
  worker: portal.connections.worker,
  mailer: over,
  publicUrl,
  vault: mailVault,
  clock: portal.clock.now,
})

const practice = (clientName: string) => ({ clientId: clientName, clientName })
const plain = {
  kind: 'instruction.submitted' as const,
  noticeKind: null,
  urgency: 'info' as const,
  number: 'X-2026-0001',
  path: '/weisungen/1',
  provider: 'Zerer IT',
  practices: [practice('Praxis Sommer')],
}
describe('delivery', () => {
  it('B5 carries where the client’s evidence log stands, in the letter and where the provider reads it', async () => {
    const id = await publish()
    const [mail] = await mailsOf(id)
    mailbox.letters.length = 0
    await deliver(deps(), { mailId: mail.id, clientId: mail.client_id }, { last: false })
    const [head] = (
      await portal.superuser.query(
        `select sequence, encode(hash, 'hex') as hash from evidence_heads where client_id = $1`,
        [mail.client_id],
      )
    ).rows
    const [letter] = mailbox.letters
    expect(letter!.raw.replaceAll(/=\r\n/gu, '')).toContain(head.hash)
    const { body } = await (await portal.login('robert.zerer')).send('GET', '/mails?limit=100')
    const shown = body.items.find((each: { id: string }) => each.id === mail.id)
    expect(shown.text).toContain(`Ereignis ${head.sequence}, SHA-256 ${head.hash}`)
    const [other] = (await mailsOf(id)).filter((each) => each.id !== mail.id)
    expect(other.head_hash).toBeNull()
  })

  it('sends what was queued through the mail server and records its answer, once', async () => {
    const id = await publish()
    const [mail] = await mailsOf(id)
    const job = { mailId: mail.id, clientId: mail.client_id }
    mailbox.letters.length = 0
    await deliver(deps(), job, { last: false })
    await deliver(deps(), job, { last: false })
    expect(mailbox.letters.length).toBe(1)
    expect(mailbox.letters[0]!.raw).toContain(`Message-ID: <${mail.id}@localhost>`)
    const [after] = await mailsOf(id)
    expect([after.attempts, after.server_answer, after.sent_at]).toEqual([
      1,
      expect.stringMatching(/^250/u),
      expect.any(Date),
    ])
  })

  it('C says in its subject and first lines kind, urgency, practice and provider, and nothing of the content', async () => {
    const id = await publish()
    const [mail] = await mailsOf(id)
    mailbox.letters.length = 0
    await deliver(deps(), { mailId: mail.id, clientId: mail.client_id }, { last: false })
    const [letter] = mailbox.letters
    const { rows } = await portal.superuser.query('select name from clients where id = $1', [
      mail.client_id,
    ])
    const provider = 'Robert Zerer IT-Dienstleistungen'
    const headline = `DATENSCHUTZVORFALL: Mitteilung ${mail.number}`
    const subject = [headline, 'dringend', rows[0].name, provider].join(' · ')
    expect(letter!.subject).toBe(subject)
    const first = [headline, 'Dringlichkeit: dringend', `Auftraggeber: ${rows[0].name}`]
    const lines = [...first, `Absender: ${provider}`].join('\r\n')
    expect(letter!.text).toContain(`Guten Tag,\r\n\r\n${lines}\r\n`)
    expect(letter!.text).toContain(`/mitteilungen/${id}?praxis=${mail.client_id}`)
    expect(letter!.header('X-Priority')).toMatch(/^1/u)
    expect(letter!.raw).not.toMatch(/Geheim/u)
  })

  it('C of a breach begins with words that nothing else begins with, whatever the kind and urgency', () => {
    const subjects = NoticeKind.options.flatMap((noticeKind) =>
      Severity.options.flatMap((urgency) =>
        (['de', 'en'] as const).map((locale) => {
          const told = { ...plain, kind: 'notice.published' as const, noticeKind, urgency }
          return { noticeKind, ...mailText(told, { side: 'client', locale }, publicUrl) }
        }),
      ),
    )
    for (const { noticeKind, subject, text } of subjects) {
      const isBreach = noticeKind === 'incident'
      expect(/^(DATENSCHUTZVORFALL|DATA PROTECTION INCIDENT): /u.test(subject)).toBe(isBreach)
      expect(text.split('\n')[2]).toMatch(isBreach ? /^[A-Z ]{10,}: /u : /^(Mitteilung|Notice) X/u)
    }
  })

  it('C takes a name as a name: one line, no header, no other direction, not too long', async () => {
    const odd = 'Praxis "Ä" \u202eegnirßü\u2028\r\nBcc: x@evil.example <script>; 👩‍⚕️'
    const long = `${'Müller und Söhne, '.repeat(20)}Ende`
    const told = { ...plain, provider: long, practices: [odd, 'B', 'C', 'D'].map(practice) }
    const { subject, text, html } = mailText(told, { side: 'client', locale: 'de' }, publicUrl)
    // oxlint-disable-next-line no-control-regex
    expect(subject).not.toMatch(/[\u0000-\u001f\u2028\u202e]/u)
    expect(subject).toContain('👩‍⚕️, B und 2 weitere · Müller')
    expect([...subject].length).toBeLessThan(300)
    expect(subject).toMatch(/…$/u)
    expect(text).toMatch(/^Auftraggeber: Praxis "Ä".*; B; C; D$/mu)
    expect(html).not.toContain('<script>')
    const mailer = createSmtpMailer(mailbox.url, 'a@b.example', publicUrl)
    mailbox.letters.length = 0
    await mailer.send({
      id: 'odd',
      to: { name: 'A\r\nBcc: x@evil.example', address: 'a@b.example' },
      subject,
      text,
      html,
    })
    mailer.close()
    const [letter] = mailbox.letters
    expect([letter!.to, letter!.subject]).toEqual(['a@b.example', subject])
    expect(letter!.raw.slice(0, letter!.raw.indexOf('\r\n\r\n'))).not.toMatch(/^Bcc:/imu)
  })

  it('C tells one person of the same for two practices in one mail that names both, once', async () => {
    const id = await publish('all')
    const karin = (await mailsOf(id)).filter(({ user_id }) => user_id === userIdOf('Stadler'))
    expect(karin.length).toBe(2)
    const jobs = karin.map((mail) => ({ mailId: mail.id, clientId: mail.client_id }))
    mailbox.refuseWith('mailbox busy')
    const send = createDelivery(deps())
    const attempt = { tries: 0, last: false, signal: new AbortController().signal }
    const tried = await Promise.allSettled(jobs.map((job) => send(job, attempt)))
    expect(tried.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    mailbox.refuseWith(null)
    mailbox.letters.length = 0
    for (const job of [...jobs, ...jobs]) await send(job, attempt)
    const [letter, ...more] = mailbox.letters
    expect(more).toEqual([])
    expect(letter!.subject).toContain(
      ' · dringend · Ergotherapie Lindenau, Physiotherapie Sonnenhof · ',
    )
    for (const { client_id } of karin) expect(letter!.text).toContain(`${id}?praxis=${client_id}`)
    expect(letter!.text.match(/Ereignis \d+, SHA-256/gu)?.length).toBe(2)
    const after = (await mailsOf(id)).filter(({ user_id }) => user_id === userIdOf('Stadler'))
    for (const { sent_at, sent_text, attempts } of after) {
      expect([sent_at, attempts]).toEqual([expect.any(Date), 2])
      expect(letter!.text).toContain(sent_text.replaceAll('\n', '\r\n'))
    }
    const { body } = await staff.send('GET', '/mails?limit=100&status=accepted')
    const shown = body.items.filter((each: any) => jobs.some(({ mailId }) => mailId === each.id))
    expect(shown.map((each: any) => each.joinedTo).filter(Boolean).length).toBe(1)
    // As it left, whatever its reader speaks by now.
    expect(shown.map(({ locale }: { locale: string }) => locale)).toEqual(['de', 'de'])
    await portal.superuser.query(`update users set locale = 'en' where id = $1`, [
      userIdOf('Stadler'),
    ])
    const { body: again } = await staff.send('GET', '/mails?limit=100&status=accepted')
    const left = again.items.filter((each: any) => jobs.some(({ mailId }) => mailId === each.id))
    expect(left.map(({ locale }: { locale: string }) => locale)).toEqual(['de', 'de'])
    await portal.superuser.query(`update users set locale = 'de' where id = $1`, [
      userIdOf('Stadler'),
    ])
  })

  it('C of two practices names the one alone that somebody has access to still', async () => {
    const id = await publish('all')
    const karin = (await mailsOf(id)).filter(({ user_id }) => user_id === userIdOf('Stadler'))
    const [lead] = karin
    await portal.superuser.query('delete from memberships where user_id = $1 and client_id = $2', [
      lead.user_id,
      lead.client_id,
    ])
    mailbox.letters.length = 0
    for (const mail of karin)
      await deliver(deps(), { mailId: mail.id, clientId: mail.client_id }, { last: false })
    await portal.superuser.query(
      `insert into memberships (client_id, user_id, role, created_at) values ($1, $2, 'viewer', now())`,
      [lead.client_id, lead.user_id],
    )
    const [letter, ...more] = mailbox.letters
    expect(more).toEqual([])
    expect(letter!.text).not.toContain(lead.client_id)
    const answers = (await mailsOf(id)).filter(({ user_id }) => user_id === lead.user_id)
    expect(
      answers.map(({ client_id, sent_at }) => [client_id === lead.client_id, !!sent_at]),
    ).toEqual(
      expect.arrayContaining([
        [true, false],
        [false, true],
      ]),
    )
    await portal.superuser.query('delete from mails where notice_id = $1', [id])
  })

  it('B6 is shown as it left, in the language it left in, also after its reader and the words changed', async () => {
    const [mail] = await mailsOf(await publish())
    const job = { mailId: mail.id, clientId: mail.client_id }
    const shown = async () =>
      (await staff.send('GET', '/mails?limit=100')).body.items.find(
        ({ id }: { id: string }) => id === mail.id,
      )
    expect(await shown()).toMatchObject({ status: 'queued', sentAt: null, acceptedAt: null })
    const begun = Promise.withResolvers<void>()
    const answer = Promise.withResolvers<string>()
    const slow: Mailer = {
      send: () => {
        begun.resolve()
        return answer.promise
      },
      close: () => {},
    }
    const sending = deliver(deps(slow), job, { last: false })
    await begun.promise
    expect(await shown()).toMatchObject({ status: 'sent', acceptedAt: null, serverAnswer: null })
    expect((await shown()).sentAt).not.toBeNull()
    answer.resolve('250 taken')
    await sending
    const left = await shown()
    expect(left).toMatchObject({ status: 'accepted', serverAnswer: '250 taken' })
    expect(left.acceptedAt).not.toBeNull()
    await portal.superuser.query(
      `update users set locale = 'en', email = 'neu@example.org' where id = $1`,
      [mail.user_id],
    )
    await portal.superuser.query(`update provider set name = 'Ganz anders'`)
    const later = await shown()
    await portal.superuser.query(`update users set locale = 'de', email = $2 where id = $1`, [
      mail.user_id,
      left.recipient.email,
    ])
    await portal.superuser.query(`update provider set name = 'Robert Zerer IT-Dienstleistungen'`)
    expect(later).toEqual(left)
    expect(left.text).toContain('Dringlichkeit: dringend')
  })

  it('comes as a machine’s, and as one of its matter for this mailbox, in words nobody can read or guess', async () => {
    const [mine, another] = [await publish(), await publish()]
    const same = await mailsOf(mine)
    await portal.superuser.query(
      `insert into mails (id, client_id, user_id, kind, number, path, created_at)
       select gen_random_uuid(), client_id, user_id, 'instruction.message', 'X', path, created_at from mails where notice_id = $1`,
      [mine],
    )
    const { rows } = await portal.superuser.query(
      'select id, client_id, user_id, path from mails where path = any ($1) order by path, user_id, client_id, id',
      [[mine, another].map((id) => `/mitteilungen/${id}`)],
    )
    mailbox.letters.length = 0
    const mailer = createSmtpMailer(mailbox.url, 'a@b.example', 'https://portal.praxis-müller.de')
    for (const { id, client_id: clientId } of rows)
      await deliver(deps(mailer), { mailId: id, clientId }, { last: false })
    mailer.close()
    expect(mailbox.letters.length).toBe(same.length * 3)
    const domain = 'portal.xn--praxis-mller-klb.de'
    const roots = new Map<string, Set<string>>()
    for (const [at, { header }] of mailbox.letters.entries()) {
      const { id, client_id, user_id, path } = rows[at]
      expect(header('Message-ID')).toBe(`<${id}@${domain}>`)
      expect(header('Auto-Submitted')).toBe('auto-generated')
      expect(header('X-Auto-Response-Suppress')).toBe('All')
      expect(header('List-Id')).toBe(`AVV-Portal <avv-portal.${domain}>`)
      const root = header('References')
      expect(root).toMatch(/^<[0-9a-f]{32}\.matter@portal\.xn--praxis-mller-klb\.de>$/u)
      expect(header('In-Reply-To')).toBe(root)
      const matter = `${client_id} ${user_id} ${path}`
      roots.set(matter, (roots.get(matter) ?? new Set()).add(root))
    }
    const all = [...roots.values()].flatMap((each) => [...each])
    expect([all.length, new Set(all).size]).toEqual([roots.size, roots.size])
    expect(roots.size).toBe(same.length * 2)
    const [{ id, client_id: clientId }] = rows
    await portal.superuser.query('update mails set sent_at = null where id = $1', [id])
    const others = { ...deps(), vault: createVault(Buffer.alloc(32, 7), 'mails') }
    await deliver(others, { mailId: id, clientId }, { last: false })
    expect(all).not.toContain(
      mailbox.letters.at(-1)!.header('References').replace('localhost', domain),
    )
  })

  it('tries again when the server refuses, and shows the provider what failed for good', async () => {
    const id = await publish()
    const [mail] = await mailsOf(id)
    const job = { mailId: mail.id, clientId: mail.client_id }
    mailbox.refuseWith('mailbox busy')
    await expect(deliver(deps(), job, { last: false })).rejects.toThrow('451')
    expect((await mailsOf(id))[0]).toMatchObject({ attempts: 1, sent_at: null, failed_at: null })
    await expect(deliver(deps(), job, { last: true })).rejects.toThrow('451')
    const { body } = await staff.send('GET', '/mails?status=failed')
    expect(body.items).toMatchObject([
      {
        id: mail.id,
        status: 'failed',
        attempts: 2,
        serverAnswer: expect.stringContaining('mailbox busy'),
      },
    ])
    const { body: home } = await staff.send('GET', '/home')
    const [first] = home.tasks.filter(({ kind }: { kind: string }) => kind !== 'breach')
    expect(first).toMatchObject({ kind: 'mail_failed', count: 1 })
    mailbox.refuseWith(null)
    await deliver(deps(), job, { last: true })
    expect((await staff.send('GET', '/mails?status=failed')).body.items).toEqual([])
  })

  it('I3 of a job that names another client finds nothing to send', async () => {
    const [mine, ...others] = await mailsOf(await publish())
    const foreign = others.find(({ client_id }) => client_id !== mine.client_id)
    mailbox.letters.length = 0
    await deliver(deps(), { mailId: mine.id, clientId: foreign.client_id }, { last: false })
    expect(mailbox.letters).toEqual([])
  })

  it('I3 looks several up at once, each as its own client: what a job names wrongly is not among them', async () => {
    const [mine, ...others] = await mailsOf(await publish())
    const other = others.find(({ client_id }) => client_id !== mine.client_id)
    mailbox.letters.length = 0
    const send = createDelivery(deps())
    const attempt = { tries: 0, last: false, signal: new AbortController().signal }
    const jobs = [
      { mailId: mine.id, clientId: other.client_id },
      { mailId: other.id, clientId: mine.client_id },
    ]
    await Promise.all(jobs.map((job) => send(job, attempt)))
    expect(mailbox.letters).toEqual([])
    const right = [mine, other].map(({ id, client_id }) => ({ mailId: id, clientId: client_id }))
    await Promise.all([...jobs, ...right].map((job) => send(job, attempt)))
    expect(mailbox.letters.map(({ messageId }) => messageId).toSorted()).toEqual(
      [mine, other].map(({ id }) => `<${id}@localhost>`).toSorted(),
    )
  })

  it('does not send again what the server took, where that could not be recorded at first', async () => {
    const [mail] = await mailsOf(await publish())
    const { worker } = portal.connections
    let asked = 0
    const failing: typeof worker = {
      ...worker,
      transaction: (opening, work) =>
        [3, 4].includes(++asked)
          ? Promise.reject(new Error('the database is away'))
          : worker.transaction(opening, work),
    }
    mailbox.letters.length = 0
    const job = { mailId: mail.id, clientId: mail.client_id }
    await deliver({ ...deps(), worker: failing }, job, { last: false })
    const { rows } = await portal.superuser.query('select * from mails where id = $1', [mail.id])
    expect([asked, mailbox.letters.length, rows[0].attempts]).toEqual([5, 1, 1])
    expect(rows[0].sent_at).toEqual(expect.any(Date))
  })

  it('stays sent when an older attempt hears only later that it failed', async () => {
    const [mail] = await mailsOf(await publish())
    const job = { mailId: mail.id, clientId: mail.client_id }
    const answer = Promise.withResolvers<string>()
    const begun = Promise.withResolvers<void>()
    const slow: Mailer = {
      send: () => {
        begun.resolve()
        return answer.promise
      },
      close: () => {},
    }
    const older = deliver(deps(slow), job, { last: false })
    await begun.promise
    await deliver(deps(), job, { last: false })
    answer.reject(new Error('too late'))
    await expect(older).rejects.toThrow('too late')
    const { rows } = await portal.superuser.query('select * from mails where id = $1', [mail.id])
    expect(rows[0]).toMatchObject({
      sent_at: expect.any(Date),
      failed_at: null,
      server_answer: expect.stringMatching(/^250/u),
    })
  })

  it('records an answer no column takes', async () => {
    const [mail] = await mailsOf(await publish())
    // Cut in the middle of a character, too.
    const said = `250 taken\0${'.'.repeat(490)}😀`
    const odd: Mailer = { send: async () => said, close: () => {} }
    const job = { mailId: mail.id, clientId: mail.client_id }
    await deliver(deps(odd), job, { last: false })
    const { rows } = await portal.superuser.query('select * from mails where id = $1', [mail.id])
    expect(rows[0].server_answer).toBe(`250 taken${'.'.repeat(490)}\uFFFD`)
  })

  it('writes a file any mail program opens where there is no mail server', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mails-'))
    const [mail] = await mailsOf(await publish())
    const toFile = createFileMailer(join(folder, 'mail'), 'portal@example.org', publicUrl)
    await deliver(deps(toFile), { mailId: mail.id, clientId: mail.client_id }, { last: false })
    const [file] = await readdir(join(folder, 'mail'))
    const text = await readFile(join(folder, 'mail', file!), 'utf8')
    await rm(folder, { recursive: true })
    expect([file, text]).toEqual([
      `${mail.id}.eml`,
      expect.stringContaining('Content-Type: multipart/alternative'),
    ])
  })
})

describe('C4 nobody without access', () => {
  const rows = async (query: string, values: unknown[] = []) =>
    (await portal.superuser.query(query, values)).rows
  const [miriam, eva] = [userIdOf('Miriam Vogt'), userIdOf('Eva Brandl')]
  const ways: Record<string, [take: string, giveBack: string, who: string]> = {
    'removed from this client, and still at another': [
      `delete from memberships where user_id = '${miriam}' and client_id = '${clientIdOf('Sonnenhof')}'`,
      `insert into memberships values ('${clientIdOf('Sonnenhof')}', '${miriam}', 'member', now())`,
      miriam,
    ],
    'of the provider, disabled': [
      `update users set disabled_at = now() where id = '${eva}'`,
      `update users set disabled_at = null where id = '${eva}'`,
      eva,
    ],
  }

  it.each(Object.entries(ways))(
    'is mailed about a client, whatever it tells: %s',
    async (_, way) => {
      const [take, giveBack, who] = way
      await rows(
        `insert into memberships values ($1, $2, 'member', now()) on conflict do nothing`,
        [clientIdOf('Lindenau'), miriam],
      )
      const jobs = MailKind.options.map((kind) => ({
        mailId: randomUUID(),
        clientId: clientIdOf('Sonnenhof'),
        kind,
      }))
      for (const { mailId, clientId, kind } of jobs)
        await rows(
          `insert into mails (id, client_id, user_id, kind, number, path, created_at) values ($1, $2, $3, $4, 'x', '/', now())`,
          [mailId, clientId, who, kind],
        )
      await rows(take)
      mailbox.letters.length = 0
      for (const job of jobs) await deliver(deps(), job, { last: false })
      await rows(giveBack)
      expect(mailbox.letters).toEqual([])
      const ids = jobs.map(({ mailId }) => mailId)
      expect(
        await rows('select distinct server_answer from mails where id = any ($1)', [ids]),
      ).toEqual([{ server_answer: 'not sent: the recipient has no access any more' }])
    },
  )

  it('is mailed about an account that opens nothing any more, but that it was taken away', async () => {
    await rows(`delete from memberships where user_id = $1`, [miriam])
    const kinds = AccountMailKind.options.filter((kind) => !isLinkKind(kind))
    for (const kind of kinds)
      await rows(
        `insert into account_mails (id, user_id, kind, created_at) values ($1, $2, $3, now())`,
        [randomUUID(), miriam, kind],
      )
    const letters = await mailbox.deliver(portal)
    expect(letters.map(({ subject }) => subject).length).toBe(1)
    expect(letters[0]?.text).toContain('Zugänge wurde beendet')
    await rows(`insert into memberships values ($1, $2, 'member', now())`, [
      clientIdOf('Sonnenhof'),
      miriam,
    ])
  })
})

describe('the queue', () => {
  it('hands each mail to the worker, and again after a failure', async () => {
    const sent: string[] = []
    let failures = 2
    const flaky: Mailer = {
      send: async ({ id }) => {
        if (failures-- > 0) throw new Error('451 not now')
        sent.push(id)
        return '250 ok'
      },
      close: () => {},
    }
    const id = await publish()
    const wanted = (await mailsOf(id)).map((mail) => mail.id as string)
    await portal.superuser.query(
      `update pgboss.job set retry_delay = 0, retry_backoff = false where name = 'mail'`,
    )
    await portal.jobs.work(
      { ...mailQueue, pollingIntervalSeconds: 0.5 },
      createDelivery(deps(flaky)),
    )
    await vi.waitFor(
      () => expect(wanted.filter((each) => !sent.includes(each))).toEqual([]),
      patience,
    )
    expect(new Set(sent).size).toBe(sent.length)
  })
})

it('may be of every kind there is, and of no other', async () => {
  const { rows } = await portal.superuser.query(
    `select pg_get_constraintdef(oid) as def from pg_constraint where conname = 'mails_kind'`,
  )
  const allowed = [...String(rows[0].def).matchAll(/'([^']+)'/gu)].map(([, kind]) => String(kind))
  expect(allowed.toSorted()).toEqual(MailKind.options.toSorted())
})

it.each(MailKind.options)('has words for %s in both languages', (kind) => {
  const [german, english] = (['de', 'en'] as const).map((locale) =>
    mailText({ ...plain, kind, urgency: 'important' }, { side: 'client', locale }, publicUrl),
  )
  expect(german?.subject).toContain('X-2026-0001')
  expect(english?.subject).not.toBe(german?.subject)
  expect(german?.subject).toMatch(/ · wichtig · Praxis Sommer · Zerer IT$/u)
  expect(german?.text).toContain('http://localhost:3000/weisungen/1?praxis=Praxis%20Sommer')
})
