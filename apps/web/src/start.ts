import { home } from '@portal/domain/entry-addresses'
import { begin } from './platform/http/begun.ts'
import { storedLocale } from './platform/language/i18n.ts'
import { liveWhenTranslated } from './platform/language/translated.ts'
import './ui/tokens.css'
import './ui/base.css'
import './ui/first.css'

/** The little that comes first: it has code, texts and first answers come beside each other. */
async function show() {
  // By another name, or without encryption, a browser keeps no session.
  const { address = location.origin } = document.documentElement.dataset
  if (!isSecureContext || address !== location.origin) {
    const { nameAddress } = await import('./platform/navigation/name-address.ts')
    return nameAddress(address)
  }
  if (document.querySelector<HTMLElement>('#root')?.dataset['shows'] === 'entry') {
    const { showEntry } = await import('./entry.tsx')
    return showEntry()
  }
  const atHome = location.pathname === home
  for (const path of ['/session', '/provider', ...(atHome ? ['/home'] : [])]) begin(path)
  if (atHome) nameFirstPage()
  for (const piece of pieces) {
    await new Promise((goOn) => setTimeout(goOn))
    await piece()
  }
  const { showPortal } = await import('./portal.tsx')
  return showPortal()
}

/** What the portal stands on, one piece after the other: a slow telephone answers a tap between two of them. */
const pieces: (() => unknown)[] = [
  readDates,
  () => import('react-dom/client'),
  () => import('@portal/domain/accounts/contract'),
  () => import('@portal/domain/home/contract'),
]

/** The first date of a language is slow, for its tables are read then: that is done while the rest is on its way. */
function readDates() {
  const options = { timeZone: 'Europe/Berlin', hour: 'numeric', timeZoneName: 'short' } as const
  new Intl.DateTimeFormat(storedLocale(), options).format()
}

/** Where somebody is can be said before the words of the portal are there. */
function nameFirstPage() {
  const locale = storedLocale()
  document.documentElement.lang = locale
  const heading = document.querySelector<HTMLElement>('.first-page > h1')
  if (!heading) return
  heading.textContent = { de: 'Übersicht', en: 'Overview' }[locale]
  heading.hidden = false
}

/** Without any of it there are no texts either. */
function offerReload() {
  const root = document.querySelector('#root')
  const said = document.createElement('p')
  said.setAttribute('role', 'alert')
  said.textContent =
    'Das Portal ließ sich nicht laden. Bitte prüfen Sie die Verbindung. – The portal could not be loaded. Please check the connection.'
  const again = document.createElement('button')
  again.textContent = 'Neu laden – Reload'
  again.addEventListener('click', () => location.reload())
  root?.append(said, again)
}

liveWhenTranslated()
show().catch(offerReload)
