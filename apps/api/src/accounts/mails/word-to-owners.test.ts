import { beforeEach, describe, expect, it } from 'vitest'
import { account } from '../../../test/demo.ts'
import { usePortal } from '../../../test/harness.ts'
import { useMailbox } from '../../../test/mailbox.ts'
import type { Person } from '../../../test/person.ts'
import { send } from '../../../test/request.ts'
import { resetOwnersFactor, tellOwnerOfReset } from '../links/operator-reset.ts'
import { createVault } from '../../platform/crypto.ts'
import { testSecrets } from '../../../test/keys.ts'

const portal = usePortal()
const mailbox = useMailbox()
beforeEach(() => portal.clock.advance(3_700))

/** Somebody who was just asked again, with nothing in the mail. */
const reauthenticated = async (who: string): Promise<Person> => {
  const person = await portal.login(who)
  await person.reauthenticate()
  await mailbox.deliver(portal)
  return person
}
const wish = async (person: Person, email: string) =>
  (await person.send('POST', '/account/email', { body: { email } })).status
const open = (token: string) =>
  send(portal.app, 'POST', '/email-changes/complete', { body: { token } })
const setLocale = (email: string, locale: string) =>
  portal.superuser.query('update users set locale = $2 where email = $1', [email, locale])

describe('the wish for another email address', () => {
  it.each([
    ['de', 'Für Ihr Konto wurde eine neue E-Mail-Adresse angegeben'],
    ['en', 'A new email address was given for your account'],
  ])('is told to the address that counts until then, without the new one (%s)', async (...row) => {
    const [locale, what] = row
    const miriam = await reauthenticated('miriam.vogt')
    await setLocale(miriam.email, locale)
    expect(await wish(miriam, `neu.${locale}@example.org`)).toBe(204)
    const letters = await mailbox.deliver(portal)
    await setLocale(miriam.email, 'de')
    expect(letters.map(({ to }) => to).toSorted()).toEqual(
      [miriam.email, `neu.${locale}@example.org`].toSorted(),
    )
    const warning = letters.find(({ to }) => to === miriam.email)!
    expect(warning.text).toContain(what)
    expect(warning.raw).not.toContain('neu.')
    expect(warning.token).toBe('')
  })

  it('is told to the old address even when the new one was confirmed before that mail went out', async () => {
    const miriam = await reauthenticated('miriam.vogt')
    await wish(miriam, 'schnell@example.org')
    const { rows } = await portal.superuser.query<{ id: string }>(
      `select id from account_mails where kind = 'email-verification' and sent_at is null`,
    )
    await mailbox.send(portal, rows[0]!.id)
    expect((await open(mailbox.letters.at(-1)!.token)).status).toBe(204)
    const letters = await mailbox.deliver(portal)
    await portal.superuser.query(
      `update users set email = $1 where email = 'schnell@example.org'`,
      [miriam.email],
    )
    expect(letters.map(({ to }) => to)).toEqual([miriam.email, miriam.email])
  })

  it('E3 is told to it also when the new one has an account, so that nobody learns from that', async () => {
    const miriam = await reauthenticated('miriam.vogt')
    expect(await wish(miriam, account('jonas.weiss').email)).toBe(204)
    expect((await mailbox.deliver(portal)).map(({ to }) => to)).toEqual([miriam.email])
  })

  it('dies with the next change of the password: its link opens nothing', async () => {
    const miriam = await reauthenticated('miriam.vogt')
    await wish(miriam, 'eindringling@example.org')
    const letters = await mailbox.deliver(portal)
    const { token } = letters.find(({ to }) => to === 'eindringling@example.org')!
    const password = 'ein langer Satz, den niemand sonst nimmt'
    expect((await miriam.send('POST', '/account/password', { body: { password } })).status).toBe(
      204,
    )
    expect((await open(token)).status).toBe(410)
    const { body } = await miriam.send('GET', '/session')
    expect(body.user.email).toBe(miriam.email)
  })
})

describe('a second factor that is reset at the server’s command line', () => {
  it('is mailed to its owner, and to nobody where the command is refused', async () => {
    await portal.superuser.query('grant insert on factor_resets to portal_auth')
    const command = (email: string) =>
      portal.connections.auth.transaction(null, async (tx) => {
        // As the command does, which runs as the tables' owner.
        await resetOwnersFactor(
          tx,
          createVault(testSecrets.encryptionKey, 'totp'),
          email,
          portal.clock.now(),
        )
        await tellOwnerOfReset(tx, portal.jobs.enqueue, email, portal.clock.now())
      })
    await mailbox.deliver(portal)
    await expect(command(account('eva.brandl').email)).rejects.toThrow('is no owner')
    expect(await mailbox.deliver(portal)).toEqual([])
    const { email } = account('robert.zerer')
    await command(email)
    const letters = await mailbox.deliver(portal)
    expect(letters.map(({ to, token }) => [to, token])).toEqual([[email, '']])
    expect(letters[0]!.text).toContain('Ihr zweiter Faktor soll zurückgesetzt werden')
  })
})
