import { expect, it } from 'vitest'
import { mailedLink } from './mail.ts'
import { usePortal } from './portal.ts'
import { follow, heading, logIn, press } from './steps.ts'

const portal = usePortal()

it('a provider invites the managers of the clients it ticked, and sees one of them open the link', async () => {
  const provider = await portal.visit()
  const { page } = provider
  await logIn(portal, page, 'robert.zerer')
  for (const name of ['Praxis Ahorn', 'Praxis Birke']) await enter(name)
  await page.goto('/kunden?search=Praxis')
  await press(page, 'Zum Einladen auswählen')
  for (const name of ['Praxis Ahorn', 'Praxis Birke'])
    await page.getByRole('checkbox', { name: new RegExp(name, 'u') }).check()
  await follow(page, 'Leitungen von 2 Auftraggebern einladen')
  await heading(page, 'Leitungen einladen')
  await press(page, '2 Personen einladen')
  await page.getByText('2 Einladungen sind geschrieben.').waitFor()
  await follow(page, 'Wer noch nicht da ist')
  await heading(page, 'Wer noch nicht da ist')
  const row = page.getByRole('row', { name: /Leitung Praxis Ahorn/u })
  await row.getByText('noch nicht aufgerufen').waitFor()
  expect(await row.innerText()).toContain('0851 4711')

  const link = await mailedLink(portal, 'praxis.ahorn@example.org', '/einladung')
  const invited = await portal.visit({ viewport: { width: 390, height: 844 } })
  await invited.page.goto(link)
  await heading(invited.page, 'Einladung zum AVV-Portal')
  await page.reload()
  await page
    .getByRole('row', { name: /Leitung Praxis Ahorn/u })
    .getByText('Einladung aufgerufen')
    .waitFor()
  expect([...provider.wrong, ...invited.wrong]).toEqual([])
  await Promise.all([provider.leave(), invited.leave()])

  async function enter(name: string) {
    await page.goto('/kunden/neu')
    await heading(page, 'Auftraggeber anlegen')
    const fill = (label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text)
    await fill('Name', name)
    await fill('Straße und Hausnummer', 'Weg 1')
    await fill('Postleitzahl', '94032')
    await fill('Ort', 'Passau')
    await page.getByLabel(/^Bundesland/u).selectOption({ label: 'Bayern' })
    await fill('Name der Ansprechperson', `Leitung ${name}`)
    await fill('E-Mail der Ansprechperson', `${name.toLowerCase().replace(' ', '.')}@example.org`)
    await page.getByLabel(/^Telefon der Ansprechperson/u).fill('0851 4711')
    await press(page, 'Anlegen')
    await heading(page, name)
  }
})
