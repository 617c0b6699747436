import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { addClients } from '../../api/test/more-clients.ts'
import { makePdf } from '../../api/test/make-pdf.ts'
import { faultsOf } from './axe.ts'
import { usePortal } from './portal.ts'
import { doReviewed, follow, heading, logIn, press } from './steps.ts'

const portal = usePortal()
const phone = { viewport: { width: 390, height: 844 } }

const numbers = async () => {
  const { rows } = await portal.superuser.query<{ name: string; number: string }>(
    `select name, number from clients where name ~ '^Praxis \\d+$' order by name`,
  )
  return rows.map(({ number }) => number)
}
const agreementsOf = async (name: string) => {
  const { rows } = await portal.superuser.query(
    `select a.number, d.file_name, v.terms -> 'controller' ->> 'signedBy' as by
       from agreements a join clients c on c.id = a.client_id
       join agreement_versions v on v.client_id = a.client_id and v.agreement_id = a.id
       join documents d on d.id = v.document_id
      where c.name = $1`,
    [name],
  )
  return rows
}
const pdf = (name: string) => ({
  name,
  mimeType: 'application/pdf',
  // No two files are the same.
  buffer: makePdf({ catalog: `/Lang (${name})` }),
})

/** As somebody drags files from a folder onto the field. */
async function drop(page: Page, files: { name: string; mimeType: string; buffer: Buffer }[]) {
  await page.getByLabel(/^Alle Dateien auf einmal/u).setInputFiles(files)
}

const paperOf = (page: Page, name: string) => page.getByRole('group', { name, exact: true })

async function proposeToAll(page: Page) {
  await page.getByLabel(/^Tag der Unterschrift/u).fill('2026-11-02')
  await page.getByLabel(/^Tag Ihrer Unterschrift/u).fill('2026-11-03')
  await page.getByLabel(/^Beginn/u).fill('2026-11-04')
  await press(page, 'Weiter zu den Papieren')
  await heading(page, 'Die Papiere')
}

it('papers of many clients are recorded in one sitting: files find their client, one is agreed elsewhere meanwhile, the rest is done on a phone', async () => {
  await addClients(portal.superuser, 3)
  const [first, second, third] = await numbers()
  const owner = await portal.visit()
  await logIn(portal, owner.page, 'robert.zerer')
  await owner.page.goto('/vertrag')
  await follow(owner.page, 'Für mehrere erfassen')
  await heading(owner.page, 'Verträge für mehrere erfassen')
  await owner.page.getByLabel(/^Für einzelne/u).check()
  for (const name of ['Praxis 1', 'Praxis 2', 'Praxis 3'])
    await owner.page.getByRole('checkbox', { name }).check()
  expect(await faultsOf(owner.page)).toEqual([])
  await proposeToAll(owner.page)

  const shown = await owner.page.screenshot({ type: 'jpeg' })
  const photograph = (name: string) => ({ name, mimeType: 'image/jpeg', buffer: shown })
  await drop(owner.page, [
    pdf(`${first} AVV.pdf`),
    photograph(`Foto ${second} Seite 1.jpg`),
    photograph(`Foto ${second} Seite 2.jpg`),
    pdf('Scan.pdf'),
    { name: 'Notiz.txt', mimeType: 'text/plain', buffer: Buffer.from('kein Scan') },
  ])
  await owner.page.getByText('3 Dateien sind zugeordnet.').waitFor()
  await owner.page.getByRole('alert').getByText('Notiz.txt').waitFor()
  await owner.page.getByLabel(/^Scan\.pdf/u).selectOption({ label: `${third} Praxis 3` })
  await press(owner.page, /^Zuordnen/u)
  await owner.page.getByText('4 Dateien sind zugeordnet.').waitFor()
  await paperOf(owner.page, 'Praxis 1').getByLabel('Unterschrieben von').fill('Leitung 1')
  await press(owner.page, 'Weiter zum Prüfen')
  await owner.page.getByText('Bei 2 Auftraggebern fehlt noch etwas.').waitFor()
  expect(await faultsOf(owner.page)).toEqual([])
  for (const n of [2, 3])
    await paperOf(owner.page, `Praxis ${n}`).getByLabel('Unterschrieben von').fill(`Leitung ${n}`)
  await press(owner.page, 'Weiter zum Prüfen')
  await heading(owner.page, 'Prüfen und bestätigen')
  expect(await faultsOf(owner.page)).toEqual([])

  // In another tab somebody records the third one, with the same page on a phone.
  const colleague = await portal.visit(phone)
  await logIn(portal, colleague.page, 'eva.brandl')
  await colleague.page.goto('/vertrag/erfassen/mehrere')
  await colleague.page.getByLabel(/^Für einzelne/u).check()
  await colleague.page.getByRole('checkbox', { name: 'Praxis 3' }).check()
  await proposeToAll(colleague.page)
  await drop(colleague.page, [pdf(`${third}.pdf`)])
  await paperOf(colleague.page, 'Praxis 3').getByLabel('Unterschrieben von').fill('Leitung Drei')
  await doReviewed(colleague.page, 'Vertrag erfassen')
  await colleague.page.getByText('1 von 1 Verträgen sind erfasst.').waitFor()
  expect(await faultsOf(colleague.page)).toEqual([])

  await press(owner.page, '3 Verträge erfassen')
  await owner.page.getByText('2 von 3 Verträgen sind erfasst.').waitFor()
  await owner.page.getByText(/^Dieser Auftraggeber hat schon einen Vertrag/u).waitFor()
  expect(await faultsOf(owner.page)).toEqual([])
  expect(await agreementsOf('Praxis 1')).toEqual([
    { number: expect.any(String), file_name: `${first} AVV.pdf`, by: 'Leitung 1' },
  ])
  expect(await agreementsOf('Praxis 2')).toEqual([
    { number: expect.any(String), file_name: `Foto ${second} Seite 1.pdf`, by: 'Leitung 2' },
  ])
  expect(await agreementsOf('Praxis 3')).toEqual([
    { number: expect.any(String), file_name: `${third}.pdf`, by: 'Leitung Drei' },
  ])
  for (const { wrong, leave } of [owner, colleague]) {
    expect(wrong).toEqual([])
    await leave()
  }
})
