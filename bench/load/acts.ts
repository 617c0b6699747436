import { randomUUID } from 'node:crypto'
import type { Client } from 'pg'
import { makePdf } from '../../apps/api/test/make-pdf.ts'
import { codeNow, forgetCodes } from '../reads/sessions.ts'
import type { Tally } from './tally.ts'

export type Person = { cookie: string; totpSecret: string }
type Known = { id: string; version: number }

/** What people do beside reading, at one portal. */
export function createActs(origin: string, admin: Client, tally: Tally) {
  async function send(
    path: string,
    cookie: string,
    body: object | FormData,
    headers: Record<string, string> = {},
  ): Promise<Known> {
    const isForm = body instanceof FormData
    const answer = await fetch(`${origin}/api/v1${path}`, {
      method: 'POST',
      headers: {
        cookie,
        origin,
        ...headers,
        ...(!isForm && { 'content-type': 'application/json' }),
      },
      body: isForm ? body : JSON.stringify(body),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${text}`)
    return JSON.parse(text) as Known
  }

  const draft = ({ cookie }: Person) =>
    tally.time('draft', () =>
      send('/instructions', cookie, {
        kind: 'erasure',
        title: 'Löschung unter Last',
        text: 'Bitte löschen Sie die Benutzerkonten der ausgeschiedenen Mitarbeitenden.',
      }),
    )

  return {
    /** Gives an instruction and confirms it with a code; nobody waits half a minute for the next one. */
    submit: async (person: Person) => {
      const drafted = await draft(person)
      if (!drafted) return
      await forgetCodes(admin)
      const code = codeNow(person.totpSecret)
      await tally.time('submission', () =>
        send(
          `/instructions/${drafted.id}/submission`,
          person.cookie,
          { secondFactor: { kind: 'totp', code } },
          { 'if-match': `"${drafted.version}"`, 'idempotency-key': randomUUID() },
        ),
      )
    },
    /** Puts a file to a draft. */
    attach: async (person: Person) => {
      const drafted = await draft(person)
      if (!drafted) return
      const form = new FormData()
      form.append('file', new File([makePdf()], 'Antrag.pdf'))
      await tally.time('attachment', () =>
        send(`/instructions/${drafted.id}/attachments`, person.cookie, form),
      )
    },
    /** Publishes a notice to all clients; resolves to its id. */
    publish: async (cookie: string) => {
      const written = await send('/notices', cookie, {
        kind: 'general',
        severity: 'info',
        title: 'Wartung am Sonntag',
        body: 'Am Sonntag wird gewartet.',
        audience: 'all',
      })
      await tally.time('publication', () => send(`/notices/${written.id}/publication`, cookie, {}))
      return written.id
    },
  }
}
