import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { clientIdOf } from '../../api/test/demo.ts'
import { faultsOf } from './axe.ts'
import { usePortal } from './portal.ts'
import { downloaded, heading, logIn, press } from './steps.ts'

const portal = usePortal()

const headOf = (page: Page): Promise<{ sequence: number; hash: string }> =>
  page.evaluate(async () => (await fetch('/api/v1/evidence/head')).json())

/** Presses the button and waits for what it says. */
async function verdict(page: Page): Promise<string> {
  await press(page, 'Jetzt prüfen')
  await page.getByText(/^Geprüft am/u).waitFor()
  return page.locator('#jetzt-pruefen').innerText()
}

/** Begins anew, with what was kept and the files that are dropped on the page. */
async function begin(page: Page, kept = '', dropped: { name: string; content: Buffer }[] = []) {
  await page.goto('/nachweise')
  await heading(page, 'Nachweise')
  await page.getByLabel(/^Ein Stand, den Sie aufbewahrt haben/u).fill(kept)
  const files = dropped.map(({ name, content }) => ({ name, text: content.toString('base64') }))
  await page.evaluate((all) => {
    const carried = new DataTransfer()
    for (const { name, text } of all)
      carried.items.add(new File([Uint8Array.from(atob(text), (c) => c.charCodeAt(0))], name))
    const drop = new DragEvent('drop', { dataTransfer: carried, bubbles: true, cancelable: true })
    document.body.dispatchEvent(drop)
  }, files)
}

describe('B4 "Jetzt prüfen"', () => {
  it('says green or red of the log, of receipts and of a kept head, in the browser, and names the line that was changed', async () => {
    const client = await portal.visit()
    const { page } = client
    await logIn(portal, page, 'lukas.huber')
    const head = await headOf(page)
    const mailed = `Ereignis ${head.sequence}, SHA-256 ${head.hash}.`
    await page.goto('/quittungen')
    const pdf = await downloaded(page, /^PDF/u)
    const jws = await downloaded(page, /^Datensatz/u)

    await begin(page)
    const alone = await verdict(page)
    expect(alone).toContain('Alles, was verglichen wurde, stimmt.')
    expect(alone).toMatch(/[1-9]\d* Ereignisse gelesen, lückenlos/u)
    expect(alone).toContain('das Protokoll mit einem Stand, den Sie aufbewahrt haben')
    expect(await faultsOf(page)).toEqual([])

    const receipts = [
      { name: 'gut.pdf', content: pdf },
      { name: 'gut.jws', content: jws },
    ]
    await begin(page, mailed, receipts)
    const good = await verdict(page)
    expect(good).toContain('Alles, was verglichen wurde, stimmt.')
    expect(good).toContain(`Verglichen mit Ihrem aufbewahrten Stand: Ereignis ${head.sequence}.`)
    for (const { name } of receipts) expect(good).toContain(`${name}: stimmt\n`)
    expect(await faultsOf(page)).toEqual([])

    const changed = Buffer.from(pdf)
    changed.writeUInt8(changed.readUInt8(2_000) ^ 1, 2_000)
    const [header, payload = '', signature] = jws.toString().split('.')
    const other = Buffer.from(payload, 'base64url').toString().replace('Huber', 'Hubert')
    const forged = [header, Buffer.from(other).toString('base64url'), signature].join('.')
    await begin(page, '', [
      { name: 'anders.pdf', content: changed },
      { name: 'anders.jws', content: Buffer.from(forged) },
      { name: 'urlaub.jpg', content: Buffer.from('JFIF') },
    ])
    const bad = await verdict(page)
    expect(bad).toContain('Hier stimmt etwas nicht.')
    expect(bad).toContain('Das Nachweisprotokoll: stimmt\n')
    expect(bad).toContain('anders.pdf: stimmt nicht')
    expect(bad).toContain('anders.jws: stimmt nicht')
    expect(bad).toContain('urlaub.jpg: nicht geprüft')
    expect(await faultsOf(page)).toEqual([])

    await begin(page, `${head.sequence}:${'0'.repeat(64)}`)
    expect(await verdict(page)).toContain(
      `Ereignis ${head.sequence}, dessen Prüfsumme außerhalb des Protokolls aufbewahrt ist, fehlt oder ist ein anderes.`,
    )

    await forge(`update instructions set text = text || ' nicht' where client_id = $1`)
    await begin(page)
    expect(await verdict(page)).toMatch(
      /Was das Portal zeigt, ist nicht, was das Protokoll festhält: instructions/u,
    )

    await forge(
      `update evidence_events set line = replace(line, '"subject":{"id":"', '"subject":{"id":"0') where sequence = 3 and client_id = $1`,
    )
    await begin(page, mailed)
    const red = await verdict(page)
    expect(red).toContain('Das Nachweisprotokoll: stimmt nicht')
    expect(red).toContain('Ereignis 4 passt nicht zu dem davor: eines von beiden wurde verändert.')
    expect(await faultsOf(page)).toEqual([])
    expect(client.wrong).toEqual([])
    await client.leave()
  })

  it('takes a head only whole, and can be used by keyboard alone, and be cancelled', async () => {
    const client = await portal.visit({ viewport: { width: 320, height: 700 } })
    const { page } = client
    await logIn(portal, page, 'petra.lindenau')
    await begin(page, '23: abc')
    await page.getByLabel(/^Ein Stand/u).focus()
    await page.keyboard.press('Enter')
    await page.getByText(/^Darin stehen nicht Nummer und Prüfsumme/u).waitFor()
    await page.getByLabel(/^Ein Stand/u).fill('')
    // The log does not come until it is let through.
    let letGo = () => {}
    const held = new Promise<void>((resolve) => (letGo = resolve))
    await page
      .context()
      .route('**/evidence/export*', (route) => void held.then(() => route.continue()))
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Prüfung abbrechen' }).focus()
    expect(await faultsOf(page)).toEqual([])
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Prüfung abbrechen' }).waitFor({ state: 'detached' })
    letGo()
    await page.context().unrouteAll({ behavior: 'wait' })
    await page.getByRole('button', { name: 'Jetzt prüfen' }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('Alles, was verglichen wurde, stimmt.').waitFor()
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Geprüft am')
    expect(client.wrong).toEqual([])
    await client.leave()
  })

  it('hands out the program that says the same without the portal', async () => {
    const client = await portal.visit()
    const { page } = client
    await logIn(portal, page, 'lukas.huber')
    await page.goto('/nachweise')
    const program = await downloaded(page, 'Prüfprogramm herunterladen')
    const sha256 = createHash('sha256').update(program).digest('hex')
    expect((await page.locator('#pruefen').innerText()).replaceAll(/\s/gu, '')).toContain(sha256)
    const log = await downloaded(page, 'Protokoll herunterladen')
    const folder = await mkdtemp(join(tmpdir(), 'portal-e2e-'))
    await writeFile(join(folder, 'avv-verify.mjs'), program)
    await writeFile(join(folder, 'log.ndjson'), log)
    const run = promisify(execFile)(
      process.execPath,
      ['avv-verify.mjs', 'log', 'log.ndjson', '--json'],
      { cwd: folder },
    )
    const { events } = JSON.parse((await run.catch((error: { stdout: string }) => error)).stdout)
    expect(events).toBe((await headOf(page)).sequence)
    await rm(folder, { recursive: true })
    await client.leave()
  })
})

/** As somebody who may do anything in the database and turns all triggers off, for the client Sonnenhof. */
async function forge(statement: string) {
  const { superuser } = portal
  await superuser.query('begin')
  await superuser.query('set local session_replication_role = replica')
  await superuser.query(statement, [clientIdOf('Sonnenhof')])
  await superuser.query('commit')
}
