import { expect, it } from 'vitest'
import { clientIdOf } from '../../api/test/demo.ts'
import { faultsOf } from './axe.ts'
import { usePortal } from './portal.ts'
import { follow, logIn, press } from './steps.ts'

const portal = usePortal()

/** Somebody who may do anything in the database, with all triggers off. */
async function forge(query: string) {
  await portal.superuser.query('set session_replication_role = replica')
  await portal.superuser.query(query, [clientIdOf('Sonnenhof')])
  await portal.superuser.query('reset session_replication_role')
}

it('B5 an alarm reaches the client and the provider, is ended with a reason, and the client reads it', async () => {
  const client = await portal.visit({ viewport: { width: 320, height: 700 } })
  const { page } = client
  await logIn(portal, page, 'lukas.huber')
  await page.goto('/nachweise')
  await page.getByText(/hat dieses Protokoll noch nicht geprüft/u).waitFor()
  await forge(`update instructions set text = text || ' nicht' where client_id = $1`)

  // The browser finds it, and tells the provider; the portal checks the log itself.
  await press(page, 'Jetzt prüfen')
  await press(page, 'Dem Auftragnehmer melden')
  await page.getByText('Gemeldet. Das Portal prüft das Protokoll jetzt selbst.').waitFor()
  expect(await faultsOf(page)).toEqual([])
  await expect
    .poll(
      async () => {
        await page.goto('/')
        return page.getByRole('list', { name: 'Zu tun' }).innerText()
      },
      { timeout: 120_000, interval: 2_000 },
    )
    .toMatch(
      /Ihr Nachweisprotokoll ist nicht, wie es geschrieben wurde[\s\S]*[2-9]\d* Abweichungen/u,
    )
  expect(await faultsOf(page)).toEqual([])
  await follow(page, 'Ihr Nachweisprotokoll ist nicht, wie es geschrieben wurde')
  await page.getByRole('heading', { name: 'Was das bedeutet' }).waitFor()
  await page.getByText(/^Was weiter gilt/u).waitFor()
  await page.getByText('Prüfung des Portals nach einer Meldung').waitFor()
  expect(await faultsOf(page)).toEqual([])
  await press(page, 'Zur Kenntnis nehmen')
  await page.getByText('Sie haben das zur Kenntnis genommen.').waitFor()

  const provider = await portal.visit()
  await logIn(portal, provider.page, 'eva.brandl')
  await follow(provider.page, 'Ein Nachweisprotokoll ist nicht, wie es geschrieben wurde')
  await provider.page.getByText(/Lukas Huber hat gemeldet/u).waitFor()
  expect(await faultsOf(provider.page)).toEqual([])
  await press(provider.page, 'Mit Begründung beenden')
  const reason = 'Ein Test der Wiederherstellung; die Sicherung vom Vortag stimmt.'
  await provider.page.getByLabel('Begründung').fill(reason)
  expect(await faultsOf(provider.page)).toEqual([])
  await press(provider.page, /^Beenden$/u)
  await provider.page.getByText(reason).first().waitFor()
  await provider.page
    .getByText(/^Der Alarm zum Protokoll wurde beendet/u)
    .first()
    .waitFor()
  expect(provider.wrong).toEqual([])
  await provider.leave()

  await page.goto('/')
  await follow(page, 'Der Alarm zu Ihrem Nachweisprotokoll ist beendet')
  await page.getByText(reason).first().waitFor()
  expect(await faultsOf(page)).toEqual([])
  await press(page, 'Zur Kenntnis nehmen')
  await page.getByText('Sie haben das zur Kenntnis genommen.').waitFor()
  await page.goto('/')
  await page.getByRole('heading', { level: 1 }).waitFor()
  expect(await page.getByText('Nachweisprotokoll ist beendet').count()).toBe(0)
  expect(client.wrong).toEqual([])
  await client.leave()
})
