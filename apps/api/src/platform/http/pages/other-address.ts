import type { FastifyRequest } from 'fastify'

const isLocal = (hostname: string) => /^(?:localhost|127\.[\d.]+|\[::1\])$/u.test(hostname)

/**
 * What to show instead of a page that somebody opens under another address than the portal's and without encryption: there
 * a browser keeps no session, and half of what a page needs is missing. Null where the page may be shown. A browser that
 * trusts its connection says so (Fetch Metadata), whatever a proxy makes of the name.
 */
export function pageElsewhere(
  { headers, hostname, host, url }: FastifyRequest,
  publicUrl: string,
): string | null {
  const own = new URL(publicUrl)
  if (headers['sec-fetch-mode'] !== undefined || isLocal(hostname)) return null
  if (host === own.host && headers['x-forwarded-proto'] !== 'http') return null
  if (isLocal(own.hostname))
    return page(
      `Dieses Portal ist nur für den Rechner eingerichtet, auf dem es läuft (${publicUrl}); wer es betreibt, setzt PUBLIC_URL auf seine https-Adresse.`,
      `This portal is set up for the machine it runs on only (${publicUrl}); whoever runs it sets PUBLIC_URL to its https address.`,
    )
  const there = escaped(publicUrl + url)
  const link = `<a href="${there}">${escaped(publicUrl)}</a>`
  return page(
    `Bitte öffnen Sie dieses Portal unter ${link}: Unter dieser Adresse hier ist die Verbindung nicht verschlüsselt, und eine Anmeldung ist nicht möglich.`,
    `Please open this portal at ${link}: at this address here the connection is not encrypted, and signing in is not possible.`,
  )
}

const page = (de: string, en: string) => `<!doctype html>
<html lang="de">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>AVV-Portal</title>
<main>
<h1>AVV-Portal</h1>
<p>${de}</p>
<p lang="en">${en}</p>
</main>
`

export const escaped = (text: string) =>
  text.replaceAll(/[&<>"']/gu, (char) => `&#${char.codePointAt(0)};`)
