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

/** To the form, with two photographs of pages that become one scan. */
async function photograph(page: Page, client: string) {
  await follow(page, 'Vertrag erfassen')
  await heading(page, 'Unterschriebenen Vertrag erfassen')
  await page.getByLabel('Auftraggeber', { exact: true }).selectOption({ label: client })
  const shown = await page.screenshot({ type: 'jpeg' })
  const file = page.getByLabel('Unterschriebener Vertrag')
  await file.setInputFiles([
    { name: 'Seite 1.jpg', mimeType: 'image/jpeg', buffer: shown },
    { name: 'Notiz.txt', mimeType: 'text/plain', buffer: Buffer.from('keine Seite') },
  ])
  await page.getByText(/^Das geht hier nicht/u).waitFor()
  await file.setInputFiles(
    ['Seite 1.jpg', 'Seite 2.jpg'].map((name) => ({ name, mimeType: 'image/jpeg', buffer: shown })),
  )
  await page.getByText('Seite 1.pdf').waitFor()
  expect(await faultsOf(page)).toEqual([])
  await press(page, 'Weiter zu den Angaben')
  await heading(page, 'Angaben aus dem Vertrag')
  await page.getByRole('img', { name: /2/u }).or(page.locator('canvas')).first().waitFor()
}

async function signatures(page: Page, by: string) {
  await page.getByLabel('Unterschrieben von', { exact: true }).fill(by)
  await page.getByLabel('Unterschrieben als', { exact: true }).selectOption({ index: 1 })
  await page.getByLabel('Ort der Unterschrift', { exact: true }).fill('Passau')
  await page.getByLabel('Tag der Unterschrift', { exact: true }).fill('2026-11-02')
  await page.getByLabel('Ort Ihrer Unterschrift').fill('Passau')
  await page.getByLabel('Tag Ihrer Unterschrift').fill('2026-11-03')
  await page.getByLabel('Beginn', { exact: true }).fill('2026-11-04')
}

it('an agreement signed on paper is recorded from photographs; one client confirms it, another says that it is not right', async () => {
  await addClients(portal.superuser, 2)
  await manages('Jonas Weiß', 'Praxis 1')
  await manages('Thomas Ebner', 'Praxis 2')
  const owner = await entered('robert.zerer')

  await owner.page.goto('/einrichtung')
  await photograph(owner.page, 'Praxis 1')
  await press(owner.page, 'Weiter zum Prüfen')
  await owner.page.locator('[aria-invalid=true]').first().waitFor()
  await signatures(owner.page, 'Jonas Weiß')
  await doReviewed(owner.page, 'Vertrag erfassen')
  await heading(owner.page, /^Vertrag AVV-/u)
  await owner.page.getByText('Der Auftraggeber hat die Angaben noch nicht geprüft.').waitFor()

  await follow(owner.page, 'Alle Verträge')
  await heading(owner.page, 'Verträge')
  await photograph(owner.page, 'Praxis 2')
  await press(owner.page, 'Vorgaben aus der letzten Erfassung übernehmen')
  await signatures(owner.page, 'Thomas Ebner')
  await doReviewed(owner.page, 'Vertrag erfassen')
  await heading(owner.page, /^Vertrag AVV-/u)
  const contested = new URL(owner.page.url()).pathname

  const jonas = await entered('jonas.weiss', phone)
  await jonas.page.goto('/vertrag')
  await follow(jonas.page, 'Prüfen und bestätigen')
  await heading(jonas.page, 'Stimmt, was erfasst ist?')
  expect(await faultsOf(jonas.page)).toEqual([])
  await bind(
    portal,
    jonas.page,
    'jonas.weiss',
    'Verbindlich bestätigen',
    'Erfasster Vertrag bestätigt',
  )
  await jonas.page
    .getByText(/^Q-\d{4}-\d+/u)
    .first()
    .waitFor()

  const thomas = await entered('thomas.ebner', phone)
  await thomas.page.goto('/vertrag')
  await follow(thomas.page, 'Etwas stimmt nicht')
  await thomas.page.getByLabel('Was stimmt nicht?').fill('Die Kündigungsfrist beträgt drei Monate.')
  await bind(
    portal,
    thomas.page,
    'thomas.ebner',
    'Verbindlich beanstanden',
    'Erfasster Vertrag beanstandet',
  )
  await thomas.page
    .getByText(/^Q-\d{4}-\d+/u)
    .first()
    .waitFor()

  await owner.page.goto(contested)
  await owner.page.getByText('Der Auftraggeber sagt: Das stimmt nicht.').waitFor()
  await owner.page.getByText('Die Kündigungsfrist beträgt drei Monate.').waitFor()
  for (const { wrong, leave } of [owner, jonas, thomas]) {
    expect(wrong).toEqual([])
    await leave()
  }
})
