import type { Page } from 'playwright-core'
import { describe, expect, it, vi } from 'vitest'
import { faultsOf } from './axe.ts'
import { keyboardOf } from './keyboard.ts'
import { mailedLink } from './mail.ts'
import { account, userIdOf } from '../../api/test/demo.ts'
import { usePortal } from './portal.ts'
import { heading, logIn, press } from './steps.ts'
import { translate } from './translator.ts'
import { arrived } from './visit.ts'

const portal = usePortal()

type Device = Awaited<ReturnType<typeof withDevice>>

/** A device that makes and keeps passkeys. It answers only while `present`: a login page asks it all the time. */
async function withDevice(page: Page) {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: false,
    },
  })
  const answer = (enabled: boolean) =>
    cdp.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled })
  return {
    /** Somebody touches the device as often as it asks, until `act` is done. */
    touched: async (act: () => Promise<unknown>) => {
      await answer(true)
      await act()
      await answer(false)
    },
    /** From now on neither finger nor PIN is the right one. */
    distrust: () =>
      cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false }),
  }
}

/** Adds a passkey on the account's page, after showing who is there. */
async function addPasskey(page: Page, who: string, name: string) {
  const device = await withDevice(page)
  await page.goto('/konto')
  await heading(page, 'Ihr Zugang')
  await press(page, 'Passkey hinzufügen')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Passwort', { exact: true }).fill(account(who).password)
  await dialog.getByLabel(/^Code aus/u).fill(await portal.freshCode(who))
  expect(await faultsOf(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Weiter' }).click()
  await page.getByLabel('Name des Passkeys').fill(name)
  expect(await faultsOf(page)).toEqual([])
  await device.touched(async () => {
    await press(page, 'Passkey erstellen')
    await page.getByRole('list', { name: 'Passkeys' }).getByText(name, { exact: true }).waitFor()
  })
  await keyboardOf(page).staysIn('#faktor')
  return device
}

/** By keyboard, and with the passkey itself for proof of who is there. */
async function removePasskey(page: Page, device: Device) {
  const keys = keyboardOf(page)
  await page.goto('/konto')
  await keys.press(/^Entfernen.*Telefon von Lukas/u)
  await keys.press('Entfernen', page.getByRole('dialog'))
  await device.touched(async () => {
    await keys.press('Mit Passkey ausweisen')
    await page.getByRole('list', { name: 'Passkeys' }).waitFor({ state: 'detached' })
  })
  await keys.staysIn('main')
}

async function logOut(page: Page) {
  const menu = page.getByRole('button', { name: 'Menü' })
  if (await menu.isVisible()) await menu.click()
  await press(page, 'Abmelden')
  await arrived(page, /\/login/u)
  await heading(page, 'Anmelden')
}

const payloadOf = (jws: string): unknown =>
  JSON.parse(Buffer.from(jws.split('.')[1]!, 'base64url').toString())

describe('a passkey', () => {
  it('is added to a password, signs in without it, confirms an instruction, and goes again', async () => {
    const { page, wrong, leave } = await portal.visit({ viewport: { width: 390, height: 844 } })
    await logIn(portal, page, 'lukas.huber')
    const device = await addPasskey(page, 'lukas.huber', 'Telefon von Lukas')
    await logOut(page)
    await device.touched(async () => {
      const inside = () => arrived(page, ({ pathname }) => pathname === '/')
      // The page's autofill may be quicker than the button: both sign in with nothing but the passkey.
      await Promise.race([inside(), press(page, 'Mit Passkey anmelden').then(inside)])
    })
    await page.goto('/weisungen/neu')
    await page.getByLabel(/^Daten löschen/u).check()
    await page.getByLabel('Titel').fill('Mit Passkey erteilt')
    await page.getByLabel('Wortlaut der Weisung').fill('Bitte löschen Sie die Akte 4712.')
    await press(page, 'Speichern und weiter zum Prüfen')
    await heading(page, 'Weisung prüfen')
    await page.getByRole('link', { name: 'Stimmt, weiter zur Bestätigung' }).click()
    await heading(page, 'Weisung bestätigen')
    expect(await page.getByRole('radio', { name: /^Passkey/u }).isChecked()).toBe(true)
    expect(await faultsOf(page)).toEqual([])
    await device.touched(async () => {
      await press(page, 'Mit Passkey bestätigen und erteilen')
      await heading(page, 'Ihre Weisung ist erteilt')
    })
    const { rows } = await portal.superuser.query<{ id: string }>(
      `select id from instructions where title = 'Mit Passkey erteilt'`,
    )
    const receipt = await page.request.get(
      `${portal.address}/api/v1/instructions/${rows[0]!.id}/receipt.jws`,
    )
    expect(payloadOf(await receipt.text())).toMatchObject({
      givenBy: { name: 'Lukas Huber', authenticatedBy: 'passkey' },
      confirmation: { rpId: 'localhost', origin: portal.address },
    })
    await removePasskey(page, device)
    expect(wrong).toEqual([])
    await leave()
  })

  it('in the hands of somebody else opens nothing, and the page says so calmly', async () => {
    const { page, wrong, leave } = await portal.visit()
    // Here the button alone asks: what a field offers by itself would use up the device's attempts, or not, as it comes.
    await page.addInitScript(() => {
      PublicKeyCredential.isConditionalMediationAvailable = () => Promise.resolve(false)
    })
    await logIn(portal, page, 'miriam.vogt')
    const device = await addPasskey(page, 'miriam.vogt', 'Laptop am Empfang')
    await logOut(page)
    await device.distrust()
    await device.touched(async () => {
      await press(page, 'Mit Passkey anmelden')
      await page.getByRole('status').getByText('Sie haben nicht mit einem Passkey').waitFor()
    })
    expect(await page.getByRole('alert').count()).toBe(0)
    expect(await faultsOf(page)).toEqual([])
    await page.goto('/konto')
    await arrived(page, /\/login/u)
    expect(wrong).toEqual([])
    await leave()
  })
})

describe('a second factor that was lost', () => {
  it('C2 is set up anew with the link, the password and the code that is read out', async () => {
    const { email, password } = account('jonas.weiss')
    const manager = await portal.visit()
    await logIn(portal, manager.page, 'anna.berger')
    await manager.page.goto(`/praxis/zugaenge/${userIdOf('Jonas')}`)
    await manager.page.getByRole('link', { name: 'Zweiten Faktor zurücksetzen' }).click()
    await manager.page.getByLabel('persönlich').check()
    await manager.page.getByLabel('Notiz dazu').fill('Heute in der Praxis, am Gesicht erkannt.')
    await press(manager.page, 'Weiter zum Prüfen')
    await manager.page.getByLabel(/^Code aus/u).fill(await portal.freshCode('anna.berger'))
    await press(manager.page, 'Zweiten Faktor zurücksetzen')
    await manager.page.getByText('Lesen Sie Jonas Weiß diesen Code vor').waitFor()
    expect(await faultsOf(manager.page)).toEqual([])
    const code = await manager.page.locator('output').textContent()
    expect(code).toMatch(/^\d{6}$/u)
    await manager.page.reload()
    await manager.page.getByText('Die E-Mail mit dem Link ist geschrieben.').waitFor()
    expect(await manager.page.locator('output').count()).toBe(0)
    await manager.leave()

    const { page, leave } = await portal.visit({ viewport: { width: 390, height: 844 } })
    await page.goto('/login')
    await page.getByLabel('E-Mail-Adresse').fill(email)
    await page.getByLabel('Passwort', { exact: true }).fill(password)
    await press(page, 'Weiter')
    await page
      .getByText(/Ihr zweiter Faktor wird zurückgesetzt, begonnen von Anna Berger/u)
      .waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.goto(await mailedLink(portal, email, '/faktor'))
    await page.getByLabel('Ihr Passwort').fill(password)
    const wrong = code === '000000' ? '000001' : '000000'
    await page.getByLabel('Vorgelesener Code').fill(wrong)
    await press(page, 'Weiter')
    await page.getByText('Nach fünf falschen Codes').waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.getByLabel('Vorgelesener Code').fill(code ?? '')
    await press(page, 'Weiter')
    await heading(page, 'Zweiten Faktor einrichten')
    await leave()
  })
})

describe('the end of a session', () => {
  it('clears every window, says why, and keeps what was typed for whoever typed it', async () => {
    const { page, wrong, leave } = await portal.visit()
    await logIn(portal, page, 'lukas.huber')
    const other = await page.context().newPage()
    const begin = async () => {
      await other.goto('/weisungen/neu')
      await other.getByLabel('Titel').fill('Noch nicht gesendet')
    }
    const isCleared = async (why: RegExp) => {
      await arrived(other, /\/login/u)
      await other.getByText(why).waitFor()
      await other.getByText(/ist aufbewahrt/u).waitFor()
      expect(await other.getByText('Lukas Huber').count()).toBe(0)
      expect(await faultsOf(other)).toEqual([])
    }
    await begin()
    await logOut(page)
    await page.getByText(/^Sie haben sich abgemeldet/u).waitFor()
    await isCleared(/^Sie haben sich abgemeldet/u)
    await logIn(portal, page, 'lukas.huber')
    await other.goto('/weisungen/neu')
    await vi.waitFor(async () =>
      expect(await other.getByLabel('Titel').inputValue()).toBe('Noch nicht gesendet'),
    )
    await portal.superuser.query(
      `update sessions set revoked_at = now() where user_id = $1 and revoked_at is null`,
      [userIdOf('Lukas')],
    )
    await isCleared(/^Ihre Sitzung gilt nicht mehr/u)
    await other.goBack()
    await arrived(other, /\/login/u)
    await press(other, 'Aufbewahrtes verwerfen')
    const kept = await other.evaluate(() => Object.keys(sessionStorage))
    expect(kept.filter((name) => name.startsWith('draft:'))).toEqual([])
    expect(wrong).toEqual([])
    await leave()
  })
})

describe('without a connection', () => {
  it('W2 what waits is said and sent once; a binding act whose code has run out asks for another', async () => {
    const { page, wrong, leave } = await portal.visit({ viewport: { width: 390, height: 844 } })
    const offline = (is: boolean) => page.context().setOffline(is)
    const waits = page.getByText(/^Ein Schritt wartet/u)
    await logIn(portal, page, 'lukas.huber')
    await page.goto('/weisungen/neu')
    await page.getByLabel(/^Daten löschen/u).check()
    await page.getByLabel('Titel').fill('Im Keller erteilt')
    await page.getByLabel('Wortlaut der Weisung').fill('Bitte löschen Sie die Akte 4713.')
    await offline(true)
    await page.getByText(/^Keine Verbindung zum Portal seit/u).waitFor()
    await press(page, 'Speichern und weiter zum Prüfen')
    await waits.waitFor()
    expect(await faultsOf(page)).toEqual([])
    await offline(false)
    await heading(page, 'Weisung prüfen')
    await page.getByRole('link', { name: 'Stimmt, weiter zur Bestätigung' }).click()
    await page.getByLabel(/^Code aus/u).fill(await portal.freshCode('lukas.huber'))
    await offline(true)
    await press(page, 'Weisung verbindlich erteilen')
    await waits.waitFor()
    await page.getByText(/^Ist Ihr Code bis dahin abgelaufen/u).waitFor()
    for (const who of ['lukas.huber', 'lukas.huber']) await portal.freshCode(who)
    await offline(false)
    await page.locator('[inputmode=numeric][aria-invalid=true]').waitFor()
    await page.getByLabel(/^Code aus/u).fill(await portal.freshCode('lukas.huber'))
    await press(page, 'Weisung verbindlich erteilen')
    await heading(page, 'Ihre Weisung ist erteilt')
    const { rows } = await portal.superuser.query(
      `select status from instructions where title = 'Im Keller erteilt'`,
    )
    expect(rows).toEqual([{ status: 'submitted' }])
    await offline(true)
    await press(page, 'Menü')
    await page.getByRole('link', { name: 'Schutzmaßnahmen' }).click()
    await page.getByText(/^Keine Verbindung/u).waitFor()
    await offline(false)
    await heading(page, 'Schutzmaßnahmen')
    expect(wrong.filter((what) => !/ERR_INTERNET_DISCONNECTED/u.test(what))).toEqual([])
    await leave()
  })
})

describe('A3 who may instruct for a client', () => {
  it('is written down by the provider, waits on the manager’s first page, and counts once it is confirmed', async () => {
    const staff = await portal.visit()
    const manager = await portal.visit({ viewport: { width: 390, height: 844 } })
    const { rows } = await portal.superuser.query<{ id: string }>(
      `select id from clients where name like 'Physio%'`,
    )
    const home = `/kunden/${rows[0]!.id}`
    await logIn(portal, staff.page, 'eva.brandl')
    await staff.page.goto(`${home}/register/neu`)
    await staff.page.getByLabel(/^Jemand ohne Zugang/u).check()
    await staff.page.getByLabel('Vor- und Nachname').fill('Nora Fink')
    await staff.page.getByLabel('Funktion oder Abteilung').fill('Verwaltung')
    await staff.page.getByLabel('E-Mail-Adresse').fill('nora.fink@sonnenhof.example.org')
    expect(await staff.page.getByLabel(/^Der Auftraggeber bestätigt/u).isChecked()).toBe(true)
    expect(await faultsOf(staff.page)).toEqual([])
    await press(staff.page, 'Weiter zum Prüfen')
    await staff.page.getByText('Es gilt erst, wenn der Auftraggeber es bestätigt hat.').waitFor()
    await staff.page.getByLabel(/^Code aus/u).fill(await portal.freshCode('eva.brandl'))
    await press(staff.page, 'Bestätigen')
    await heading(staff.page, 'Nora Fink')
    await staff.page.getByText('wartet auf Bestätigung').first().waitFor()

    await logIn(portal, manager.page, 'anna.berger')
    await manager.page.goto('/praxis')
    await heading(manager.page, 'Zugänge')
    const register = manager.page.getByRole('table', { name: 'Weisungsberechtigte Personen' })
    expect(await register.getByText('Nora Fink').count()).toBe(0)
    await manager.page.goto('/')
    await manager.page.getByRole('link', { name: 'Nora Fink' }).click()
    await heading(manager.page, 'Weisungsberechtigte Person eintragen')
    expect(await faultsOf(manager.page)).toEqual([])
    await manager.page.getByLabel(/^Code aus/u).fill(await portal.freshCode('anna.berger'))
    await press(manager.page, 'Verbindlich bestätigen')
    await manager.page.getByText('Sie haben es bestätigt. Es gilt jetzt.').waitFor()
    await manager.page.goto('/praxis')
    await manager.page
      .getByText(/eingetragen von Eva Brandl \(Auftragnehmer\), bestätigt von Anna Berger/u)
      .first()
      .waitFor()
    expect(await faultsOf(manager.page)).toEqual([])
    expect([...staff.wrong, ...manager.wrong]).toEqual([])
    await Promise.all([staff.leave(), manager.leave()])
  })
})

describe('an invitation', () => {
  it('opened while somebody else is signed in says so and does nothing', async () => {
    const email = 'ida.fremd@logopaedie-marktplatz.example.org'
    const { page, wrong, leave } = await portal.visit()
    await logIn(portal, page, 'thomas.ebner')
    await page.goto('/praxis/einladen')
    await page.getByLabel('Vor- und Nachname').fill('Ida Fremd')
    await page.getByLabel('E-Mail-Adresse').fill(email)
    await page.getByLabel(/^nur Lesen/u).check()
    await press(page, 'Einladung senden')
    await heading(page, /./u)
    await page.goto(await mailedLink(portal, email, '/einladung'))
    await page.getByText(/In diesem Browser ist Thomas Ebner .* angemeldet/u).waitFor()
    await page.getByText(/Es ist noch nichts geschehen/u).waitFor()
    expect(await page.locator('input').count()).toBe(0)
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole('link', { name: 'Als Thomas Ebner zum Portal' }).click()
    await page.getByRole('link', { name: 'Thomas Ebner' }).waitFor()
    const { rows } = await portal.superuser.query(
      `select accepted_at, (select count(*)::int from users where email = $1) as accounts
       from invitations where email = $1`,
      [email],
    )
    expect(rows).toEqual([{ accepted_at: null, accounts: 0 }])
    expect(wrong).toEqual([])
    await leave()
  })
})

describe('a page that a browser shows otherwise', () => {
  it('by another name than the portal’s names its address, with the way that was asked for', async () => {
    const { page, wrong, leave } = await portal.visit()
    const elsewhere = portal.address.replace('localhost', '127.0.0.1')
    for (const path of ['/login', '/', '/einladung?von=x#geheim', '/weisungen']) {
      await page.goto('about:blank')
      await page.goto(`${elsewhere}${path}`)
      await page.getByText(/^Bitte öffnen Sie dieses Portal unter/u).waitFor()
      const link = page.getByRole('link', { name: portal.address }).first()
      expect(await link.getAttribute('href')).toBe(`${portal.address}${path}`)
    }
    expect(await faultsOf(page)).toEqual([])
    expect(wrong).toEqual([])
    await leave()
  })

  it('in another language goes on: pages change, counts and lists with them', async () => {
    const { page, wrong, leave } = await portal.visit()
    await logIn(portal, page, 'lukas.huber')
    await translate(page)
    const told = page.locator('h1', { hasText: '«' })
    await told.waitFor()
    for (const path of ['/weisungen', '/mitteilungen', '/nachweise', '/konto', '/weisungen', '/']) {
      await page.locator(`a[href="${path}"]`).first().click()
      await arrived(page, ({ pathname }) => pathname === path)
      await told.waitFor()
    }
    await page.locator('a[href="/weisungen"]').first().click()
    await page.locator('main a[href^="/weisungen?"]').first().click()
    await told.waitFor()
    await page.locator('button[lang=en], button:has([lang=en])').first().click()
    await page.locator('html[lang=en]').waitFor()
    await page.locator('h1', { hasText: 'Instructions' }).waitFor()
    expect(wrong).toEqual([])
    await leave()
  })
})
