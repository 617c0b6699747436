import { expect, it } from 'vitest'
import { faultsOf } from './axe.ts'
import { usePortal } from './portal.ts'
import { follow, heading, logIn, press } from './steps.ts'

const portal = usePortal()
const phone = { viewport: { width: 390, height: 844 }, colorScheme: 'dark' } as const
const drawing = (inside: string) => ({
  name: 'logo.svg',
  mimeType: 'image/svg+xml',
  buffer: Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 20">\n<path d="M0 0h60v20h-60z" fill="#123456"/>${inside}</svg>`,
  ),
})

it('the owner gives the portal a logo and a colour, and everybody sees both, before any login too', async () => {
  const owner = await portal.visit()
  const { page } = owner
  await logIn(portal, page, 'robert.zerer')
  await page.goto('/firma')
  await follow(page, 'Angaben ändern')
  await page.getByLabel(/^Farbe \(/u).fill('#ffcc00')
  await press(page, /^Die nächste lesbare nehmen: #/u)
  const colour = await page.getByLabel(/^Farbe \(/u).inputValue()
  await page.getByLabel(/^Logo/u).setInputFiles(drawing(''))
  await page.getByAltText('Logo auf hellem Grund').waitFor()
  expect(await faultsOf(page)).toEqual([])
  await press(page, 'Weiter zum Prüfen')
  await page.getByText(/^Es entsteht eine neue Fassung\. Niemand/u).waitFor()
  expect(await faultsOf(page)).toEqual([])
  await press(page, 'Speichern')
  await heading(page, 'Ihre Firma')
  await page.getByRole('link', { name: 'Robert Zerer IT-Dienstleistungen: AVV-Portal' }).waitFor()
  await page.waitForFunction(
    (wanted) => getComputedStyle(document.documentElement).getPropertyValue('--accent') === wanted,
    colour,
  )

  for (const options of [{}, phone]) {
    const client = await portal.visit(options)
    await client.page.goto('/login')
    const logo = client.page.getByRole('img', { name: 'Robert Zerer IT-Dienstleistungen' })
    await logo.waitFor()
    expect((await logo.boundingBox())?.width).toBeGreaterThan(60)
    const picture = await logo.evaluate((shown) => getComputedStyle(shown).backgroundImage)
    const address = /url\("(.*?)"\)/u.exec(picture)?.[1] ?? ''
    expect((await client.page.request.get(address)).headers()['content-type']).toBe('image/png')
    expect(await faultsOf(client.page)).toEqual([])
    await logIn(portal, client.page, 'lukas.huber')
    await client.page
      .getByRole('link', { name: 'Robert Zerer IT-Dienstleistungen: AVV-Portal' })
      .waitFor()
    expect(await faultsOf(client.page)).toEqual([])
    expect(client.wrong).toEqual([])
    await client.leave()
  }
  expect(owner.wrong).toEqual([])
})
