import { afterEach, beforeEach, expect, it } from 'vitest'
import { nameAddress } from './name-address.ts'

beforeEach(() => {
  document.body.innerHTML = '<div id="root"><main class="first-page" aria-busy="true"></main></div>'
  history.replaceState(null, '', '/einladung?von=anna#geheim')
})
afterEach(() => document.body.replaceChildren())

it.each([
  ['another name', 'https://portal.praxis.de', 'https://portal.praxis.de'],
  ['its own name without encryption', location.origin, location.origin.replace('http', 'https')],
])(
  'names the address of the portal to whoever came by %s, with the way they wanted',
  (_, own, address) => {
    nameAddress(own)
    expect(document.body.textContent).toContain(`Bitte öffnen Sie dieses Portal unter ${address}:`)
    expect(document.body.textContent).toContain(`Please open this portal at ${address}:`)
    const links = [...document.querySelectorAll('a')].map(({ href }) => href)
    expect(links).toEqual([0, 1].map(() => `${address}/einladung?von=anna#geheim`))
    expect(document.querySelectorAll('[aria-busy]')).toHaveLength(0)
    expect(document.querySelectorAll('main > h1')).toHaveLength(1)
  },
)
