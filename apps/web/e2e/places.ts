import type { Page } from 'playwright-core'
import { faultsOf } from './axe.ts'
import { foreignAt } from './foreign.ts'
import { translatedAt } from './exact.ts'
import { unsaidAt } from './unsaid.ts'
import { arrived } from './visit.ts'

/** An address, and what to do there before looking; in no language, so that it works in both. */
export type Place = string | readonly [path: string, act: (page: Page) => Promise<unknown>]

/**
 * What a person gets to see. `twice` is seen in both mixes of screen, colours and language; `once`, in the first, what is
 * made of the same parts as a place that is seen twice. Where a form is refused or reviewed on the way, its first state
 * is part of what is seen.
 */
export type Places = { twice: Place[]; once: Place[] }
export const submit = (page: Page) => page.locator('main form button[type=submit]').click()
/** Every review says whom and what it concerns, and what follows. */
async function reviewed(page: Page) {
  await arrived(page, /step=review/u)
  await saysWhatItIsAbout(page)
}
async function saysWhatItIsAbout(page: Page) {
  await page.locator('main dd [translate=no]').first().waitFor()
  await page.getByText(/^(Was es bewirkt|What it does)$/u).waitFor()
}

export async function reviewEnd(page: Page) {
  await page.getByRole('radio').first().check()
  await submit(page)
  await reviewed(page)
}
export async function reviewReset(page: Page) {
  await page.getByRole('radio').first().check()
  await page.locator('textarea').fill('Am Empfang, seit Jahren bekannt.')
  await submit(page)
  await reviewed(page)
}
export async function reviewEntry(page: Page) {
  await page.getByRole('radio').last().check()
  await page.locator('[name=name]').fill('Dr. Wilhelmine Hinterleitner-Achatz')
  await page.locator('[name=function]').fill('Datenschutzkoordination')
  await page.locator('[name=email]').fill('wilhelmine.hinterleitner-achatz@sonnenhof.example.org')
  await submit(page)
  await reviewed(page)
}
export const refused = async (page: Page) => {
  const first = page.locator('form [name=name]')
  if (await first.isVisible()) await first.fill('')
  await submit(page)
  await page.locator('[aria-invalid=true]').first().waitFor()
}

export async function reviewAct(page: Page) {
  const first = page.locator('form').getByRole('radio').first()
  if (await first.isVisible()) await first.check()
  await submit(page)
  await reviewed(page)
}

export async function reviewReason(page: Page) {
  await page.locator('textarea').fill('Dieser Vertrag gehört zu einem anderen Auftraggeber.')
  await submit(page)
  await reviewed(page)
}

/** A signature that is about to be given. */
export async function reviewSignature(page: Page) {
  await page.locator('[name=function]').fill('Inhaberin')
  await page.locator('form').getByRole('radio').first().check()
  await submit(page)
  await reviewed(page)
}

/** What is offered to the client the page was opened for. */
export async function reviewOffer(page: Page) {
  await submit(page)
  await saysWhatItIsAbout(page)
}

/** The papers of those who have no agreement, refused: what is wrong in them is in sight. */
export async function papers(page: Page) {
  await submit(page)
  await page.locator('[name$="/controllerSignedBy"]').first().waitFor()
  await submit(page)
  await page.locator('[aria-invalid=true]').first().waitFor()
  await page.locator('[name$="/persons"]').first().waitFor()
}

/** The same without a second factor, for which no address is needed. */
export async function reviewPlain(page: Page) {
  await page.locator('textarea').fill('Dieser Vertrag gehört zu einem anderen Auftraggeber.')
  await submit(page)
  await saysWhatItIsAbout(page)
}

/**
 * To an address of the portal, by a link as on any page of it; only where there is no such page or just the query changes,
 * the page is loaded anew.
 */
async function go(page: Page, path: string) {
  const isInside = await page.locator('#inhalt').isVisible()
  const pathname = path.replace(/[?#].*/u, '')
  if (!isInside || pathname === new URL(page.url()).pathname) await page.goto(path)
  else {
    await page.evaluate((to) => {
      // Whoever waits for the next page's heading does not mean this one.
      document.querySelector('h1')?.setAttribute('data-left', '')
      const link = document.createElement('a')
      link.href = to
      document.body.append(link)
      link.click()
      link.remove()
    }, path)
    await arrived(page, (url) => url.pathname === pathname)
  }
  await page.locator('h1:not([data-left])').waitFor()
}

/** What axe says of a place, as the reader finds it, what has no words there, and what speaks the other language. */
export async function faultsAt(page: Page, place: Place): Promise<string[]> {
  const [path, act] = typeof place === 'string' ? [place] : place
  await go(page, path)
  await act?.(page)
  // The page that is there before any script has a heading, too.
  await page.locator('main.first-page').waitFor({ state: 'detached' })
  await page.getByText(/^(Wird geladen|Loading) …$/u).waitFor({ state: 'detached' })
  // What the act led to is there when it has its heading.
  await page.getByRole('heading', { level: 1 }).waitFor()
  const language = await page.locator('html').getAttribute('lang')
  const faults = [
    ...(await faultsOf(page)),
    ...(await unsaidAt(page)),
    ...(await translatedAt(page)),
    ...(await foreignAt(page)),
  ]
  return faults.map((fault) => `${language} ${path}${act ? `, ${act.name}` : ''}: ${fault}`)
}
