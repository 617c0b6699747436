import { expect, it } from 'vitest'
import { nextPath } from './next-path.ts'

const search = (next: string) => `?next=${encodeURIComponent(next)}`

it.each(['/', '/mitteilungen', '/weisungen/7?status=open#verlauf'])(
  'goes on to %s after the login',
  (next) => expect(nextPath(search(next))).toBe(next),
)

it.each([
  'https://evil.example/',
  '//evil.example/',
  '/\\evil.example/',
  '/\t/evil.example/',
  '/..//evil.example/',
  '\\\\evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  'weisungen',
  '/login?next=/login',
  '/api/v1/documents/1/content',
  '',
])('N4 never leaves for %j', (next) => expect(nextPath(search(next))).toBe('/'))

it('goes home when nothing is asked for', () => expect(nextPath('')).toBe('/'))
