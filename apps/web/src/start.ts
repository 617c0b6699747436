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
  for (const path of ['/session', '/provider']) begin(path)
  if (location.pathname === home) {
    begin('/home')
    nameFirstPage()
  }
  setTimeout(readDates)
  // What the portal stands on comes to life piece by piece: a slow phone answers a tap between two of them.
  const pieces = [
    import('react-dom/client'),
    import('@portal/domain/accounts/contract'),
    import('@portal/domain/home/contract'),
  ]
  const [{ showPortal }] = await Promise.all([import('./portal.tsx'), ...pieces])
  return showPortal()
}

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
