import { begin } from './platform/http/begun.ts'
import './ui/tokens.css'
import './ui/base.css'
import './ui/first.css'

/** The little that comes first: it has code, texts and first answers come beside each other. */
async function show() {
  if (document.querySelector<HTMLElement>('#root')?.dataset['shows'] === 'entry') {
    const { showEntry } = await import('./entry.tsx')
    return showEntry()
  }
  for (const path of ['/session', '/provider']) begin(path)
  if (location.pathname === '/') begin('/home')
  const { showPortal } = await import('./portal.tsx')
  return showPortal()
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

show().catch(offerReload)
