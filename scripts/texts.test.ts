import { join } from 'node:path'
import { expect, it } from 'vitest'
import { type Locale, Sayings } from '../apps/web/build/sayings.ts'
import { web } from '../apps/web/build/sources.ts'

const sayings = new Sayings()
const of = (file: string, locale: Locale = 'de') =>
  (sayings.of(join(web, 'src', file), locale) ?? []).map(({ text }) => text)

it('loads with a page what it says, in both languages alike', () => {
  const page = 'instructions/answers/reject-page.tsx'
  expect(of(page)).toContain('Das ist keine Weisung von uns.')
  expect(of(page, 'en').length).toBe(of(page).length)
})

it('loads with a page nothing the portal has said before', () => {
  expect(of('portal.tsx')).toContain('Übersicht')
  const again = of('notices/page/notices-page.tsx').filter((text) =>
    of('portal.tsx').includes(text),
  )
  expect(again).toEqual([])
})

it('loads before a session nothing of what the portal says', () => {
  expect(of('entry.tsx')).toContain('Passwort vergessen?')
  expect(of('entry.tsx')).not.toContain('Übersicht')
})

it('loads nothing with what says nothing', () => {
  expect(sayings.of(join(web, 'src/accounts/second-factor/webauthn-ask.ts'), 'de')).toBeNull()
})
