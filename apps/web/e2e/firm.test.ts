import { expect, it } from 'vitest'
import { faultsOf } from './axe.ts'
import { usePortal } from './portal.ts'
import { follow, heading, logIn, press } from './steps.ts'

const portal = usePortal()
const phone = { viewport: { width: 390, height: 844 } }

it('the owner names another recipient of instructions, sees first what all clients will read, and a client reads it', async () => {
  const owner = await portal.visit(phone)
  const { page } = owner
  await logIn(portal, page, 'robert.zerer')
  await page.goto('/firma')
  await follow(page, 'Angaben ändern')
  await heading(page, 'Angaben zur Firma ändern')
  await page.getByLabel(/^Impressum/u).fill('zerer.example')
  await press(page, 'Weiter zum Prüfen')
  await page.getByText(/die mit https:\/\/ beginnt/u).waitFor()
  await page.getByLabel(/^Impressum/u).fill('https://zerer.example/impressum')
  await page.getByLabel('Weisungen empfangen').fill('Robert Zerer\nEva Brandl')
  // What was typed survives the page being loaded anew.
  await page.reload()
  await heading(page, 'Angaben zur Firma ändern')
  expect(await page.getByLabel('Weisungen empfangen').inputValue()).toBe('Robert Zerer\nEva Brandl')
  await press(page, 'Weiter zum Prüfen')
  await page.getByText('Geändert: Empfänger von Weisungen').waitFor()
  expect(await faultsOf(page)).toEqual([])
  await press(page, 'Speichern und allen mitteilen')
  await heading(page, 'Ihre Firma')
  await page.getByText('Fassung 3', { exact: false }).first().waitFor()
  await follow(page, 'Verlauf ansehen')
  await heading(page, 'Verlauf der Angaben zur Firma')
  await follow(page, 'Fassung 3')
  await page.getByText('Was sich geändert hat').waitFor()

  await page.goto('/postausgang')
  await press(page, 'Test-E-Mail an mich senden')
  await page
    .getByRole('status', { name: 'Stand der Test-E-Mail' })
    .getByText(/./u)
    .first()
    .waitFor()
  expect(await faultsOf(page)).toEqual([])

  const client = await portal.visit()
  await client.page.goto('/login')
  await client.page.getByRole('link', { name: 'Impressum' }).waitFor()
  expect(await faultsOf(client.page)).toEqual([])
  await logIn(portal, client.page, 'lukas.huber')
  await client.page.goto('/mitteilungen')
  await follow(client.page, /Geändert: Empfänger von Weisungen/u)
  await client.page.getByText(/Neu: Robert Zerer; Eva Brandl/u).waitFor()
  expect([owner.wrong, client.wrong]).toEqual([[], []])
})
