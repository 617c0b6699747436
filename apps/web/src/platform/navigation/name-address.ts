const isLocal = (hostname: string) => /^(?:localhost|127\.[\d.]+|\[::1\])$/u.test(hostname)

type Part = string | Node

/** In place of every page that is opened by another name than the portal's: where it is, with the way that was asked for. */
export function nameAddress(publicUrl: string): void {
  const own = new URL(publicUrl)
  // Without encryption the portal may not know itself by another name.
  if (own.origin === location.origin) own.protocol = 'https:'
  const page = document.createElement('main')
  page.className = 'first-page'
  const heading = document.createElement('h1')
  heading.textContent = 'AVV-Portal'
  page.append(heading, ...sayings(own))
  document.querySelector('#root')?.replaceChildren(page)
}

function sayings(own: URL): Node[] {
  if (isLocal(own.hostname) && !isLocal(location.hostname))
    return [
      said('de', [
        `Dieses Portal ist nur für den Rechner eingerichtet, auf dem es läuft (${own.origin}); wer es betreibt, setzt PUBLIC_URL auf seine https-Adresse.`,
      ]),
      said('en', [
        `This portal is set up for the machine it runs on only (${own.origin}); whoever runs it sets PUBLIC_URL to its https address.`,
      ]),
    ]
  return [
    said('de', [
      'Bitte öffnen Sie dieses Portal unter ',
      linkTo(own),
      ': Unter dieser Adresse hier ist eine Anmeldung nicht möglich.',
    ]),
    said('en', [
      'Please open this portal at ',
      linkTo(own),
      ': at this address here signing in is not possible.',
    ]),
  ]
}

function said(language: string, parts: Part[]): Node {
  const paragraph = document.createElement('p')
  paragraph.lang = language
  paragraph.append(...parts)
  return paragraph
}

function linkTo({ origin }: URL): Node {
  const link = document.createElement('a')
  link.href = origin + location.pathname + location.search + location.hash
  link.textContent = origin
  link.translate = false
  return link
}
