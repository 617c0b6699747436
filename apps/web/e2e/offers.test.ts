import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { addClients } from '../../api/test/more-clients.ts'
import { faultsOf } from './axe.ts'
import { usePortal } from './portal.ts'
import { bind, doReviewed, follow, heading, logIn, press } from './steps.ts'

const portal = usePortal()
const phone = { viewport: { width: 390, height: 844 } }

/** Somebody who manages a client that has no agreement yet, and nobody else's. */
const manages = (name: string, client: string) =>
  portal.superuser.query(
    `with left_behind as (delete from memberships m using users u where u.id = m.user_id and u.name = $1 returning m.user_id)
     insert into memberships (client_id, user_id, role, created_at)
     select c.id, l.user_id, 'manager', now() from left_behind l, clients c where c.name = $2`,
    [name, client],
  )

const entered = async (who: string, options = {}) => {
  const visitor = await portal.visit(options)
  await logIn(portal, visitor.page, who)
  return visitor
}

async function sign(page: Page, who: string, act: string, done: string) {
  await page.getByLabel('Ihre Funktion').fill('Inhaber')
  await page.getByRole('radio', { name: 'als Inhaberin oder Inhaber' }).check()
  expect(await faultsOf(page)).toEqual([])
  await bind(portal, page, who, act, done)
  await page
    .getByText(/^Q-\d{4}-\d+/u)
    .first()
    .waitFor()
}

it('an agreement is offered, filled in and signed on a phone, countersigned, and in force', async () => {
  await addClients(portal.superuser, 2)
  await manages('Jonas Weiß', 'Praxis 1')
  const owner = await entered('robert.zerer')

  await owner.page.goto('/vertrag')
  await follow(owner.page, 'Verträge anbieten')
  await heading(owner.page, 'Verträge anbieten')
  await press(owner.page, 'Weiter zum Prüfen')
  await owner.page.locator('[aria-invalid=true]').first().waitFor()
  await owner.page.getByRole('checkbox', { name: /^Praxis 1/u }).check()
  await owner.page
    .getByLabel('Abweichende Vereinbarungen')
    .fill('8.4: Kontrollen werden zwei Wochen vorher angekündigt.')
  await doReviewed(owner.page, 'Vertrag anbieten')
  await owner.page.getByText('1 von 1 Auftraggebern haben ihr Angebot.').waitFor()
  await follow(owner.page, 'Praxis 1')
  await heading(owner.page, /^Vertrag AVV-/u)
  const offered = new URL(owner.page.url()).pathname

  const jonas = await entered('jonas.weiss', phone)
  await jonas.page.goto('/vertrag')
  await follow(jonas.page, /^Zum Vertrag AVV-/u)
  await follow(jonas.page, 'Prüfen und ausfüllen')
  await heading(jonas.page, 'Vertrag ausfüllen')
  await jonas.page.getByRole('checkbox', { name: /^Gesundheitsdaten/u }).check()
  await press(jonas.page, 'Person eintragen')
  await press(jonas.page, 'Speichern und weiter zum Unterschreiben')
  await jonas.page.locator('[aria-invalid=true]').first().waitFor()
  await jonas.page.getByLabel('Name', { exact: true }).fill('Anna Sommer')
  await jonas.page.getByLabel('Funktion', { exact: true }).fill('Leitung')
  await jonas.page.getByLabel('E-Mail', { exact: true }).fill('anna.sommer@praxis1.example.org')
  expect(await faultsOf(jonas.page)).toEqual([])
  await press(jonas.page, 'Speichern und weiter zum Unterschreiben')
  await heading(jonas.page, 'Vertrag unterschreiben')
  await sign(jonas.page, 'jonas.weiss', 'Verbindlich unterschreiben', 'Vertrag unterschrieben')
  await jonas.page.goto('/vertrag')
  await jonas.page.getByText(/^An Ihre Unterschrift sind Sie bis zum/u).waitFor()

  await owner.page.goto('/')
  await owner.page
    .getByRole('listitem')
    .filter({ hasText: 'der Auftraggeber hat unterschrieben' })
    .filter({ hasText: /bis \d/u })
    .getByRole('link')
    .click()
  await heading(owner.page, /^Vertrag AVV-/u)
  expect(new URL(owner.page.url()).pathname).toBe(offered)
  await follow(owner.page, 'Gegenzeichnen')
  await heading(owner.page, 'Vertrag gegenzeichnen')
  await owner.page
    .getByText(/Gesundheitsdaten/u)
    .first()
    .waitFor()
  await sign(owner.page, 'robert.zerer', 'Verbindlich gegenzeichnen', 'Vertrag gegengezeichnet')
  await follow(owner.page, 'Zum Vertrag')
  await owner.page.getByRole('heading', { name: 'Im Portal geschlossen' }).waitFor()
  await owner.page.getByText('in Kraft', { exact: true }).waitFor()

  await jonas.page.goto('/vertrag')
  await heading(jonas.page, /^Vertrag AVV-/u)
  await jonas.page.getByRole('heading', { name: 'Im Portal geschlossen' }).waitFor()
  await jonas.page.getByText('Anna Sommer').first().waitFor()
  for (const { wrong, leave } of [owner, jonas]) {
    expect(wrong).toEqual([])
    await leave()
  }
})
