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

void show()
