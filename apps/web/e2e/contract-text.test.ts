import { expect, it } from 'vitest'
import { faultsOf } from './axe.ts'
import { usePortal } from './portal.ts'
import { follow, heading, logIn, press } from './steps.ts'

const portal = usePortal()

it('the owner takes the shipped text, then changes a word, strikes a paragraph and publishes its own; a client sees nothing of it', async () => {
  await portal.superuser.query(
    `set session_replication_role = replica; delete from contract_texts;
     delete from evidence_rows where of = 'contract_texts'; set session_replication_role = origin`,
  )
  const { page, wrong } = await portal.visit()
  await logIn(portal, page, 'robert.zerer')
  await page.goto('/einrichtung')
  await follow(page, 'Vertragstext ansehen')
  await heading(page, 'Vertragstext')
  expect(await faultsOf(page)).toEqual([])
  await press(page, 'So verwenden')
  await page.getByRole('button', { name: 'So verwenden' }).waitFor({ state: 'detached' })

  await follow(page, 'Text ändern')
  const paragraphs = page.getByRole('list', { name: 'Absätze des Vertrags' }).getByRole('listitem')
  const one = (words: string) => paragraphs.filter({ hasText: words })
  await one('gemäß Leistungsbeschreibung')
    .getByRole('button', { name: /^Ändern/u })
    .focus()
  await page.keyboard.press('Enter')
  await page.getByLabel(/^Wortlaut von Absatz/u).fill('gemäß Preisliste')
  await press(page, 'Fertig')
  await one('Die Einrede')
    .getByRole('button', { name: /^Streichen/u })
    .click()
  await one('Kündigungsfrist')
    .getByRole('button', { name: /^Streichen/u })
    .click()
  await page.getByLabel('Anlass').fill('Die Vergütung steht in der Preisliste.')
  await press(page, 'Weiter zum Prüfen')
  await page.getByText('Das Feld „Kündigungsfrist“ fehlt.').waitFor()
  expect(await faultsOf(page)).toEqual([])
  await one('Kündigungsfrist').getByRole('button', { name: 'Wieder einsetzen' }).click()
  // What was changed outlives the page.
  await page.reload()
  await one('gemäß Preisliste').first().waitFor()
  await press(page, 'Weiter zum Prüfen')
  await heading(page, 'Prüfen und bestätigen')
  const said = await page.getByRole('listitem').allTextContents()
  expect(said.filter((each) => /Preisliste|Die Einrede/u.test(each))).toEqual([
    expect.stringMatching(/^geändert.*gestrichen: Leistungsbeschreibung.*neu: Preisliste/u),
    expect.stringMatching(/^entfallen.*gestrichen: Die Einrede/u),
  ])
  expect(await faultsOf(page)).toEqual([])
  await press(page, 'Veröffentlichen')
  await heading(page, 'Vertragstext')
  await page.getByText('Fassung 2, Ihr eigener Text.').waitFor()
  await follow(page, 'Fassung 1')
  await page.getByText('Verwendet wird Fassung 2.').waitFor()

  const client = await portal.visit({ viewport: { width: 390, height: 844 } })
  await logIn(portal, client.page, 'lukas.huber')
  expect(await client.page.getByRole('link', { name: 'Vertragstext' }).count()).toBe(0)
  expect([wrong, client.wrong]).toEqual([[], []])
})
