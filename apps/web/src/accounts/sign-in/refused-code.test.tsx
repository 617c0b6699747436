import { screen, waitFor } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { expect, it } from 'vitest'
import { refuse, server } from '../../test/server.ts'
import { givePassword, goodPassword, press, showEntry, token, type } from './show-entry.tsx'

type Factor = 'recovery-code' | 'reset-code'
const rejects = (method: 'post' | 'put', path: string, factor?: Factor) =>
  server.use(
    http[method](`*/api/v1${path}`, () =>
      refuse(401, { code: 'code-rejected', reason: 'wrong', ...(factor && { factor }) }),
    ),
  )
const passwordLeadsTo = (next: 'totp' | 'enrol') =>
  server.use(http.post('*/api/v1/session', () => HttpResponse.json({ next })))
const bindsApps = () =>
  server.use(
    http.post('*/api/v1/account/totp', () =>
      HttpResponse.json({ secret: 'ABCDEFGH', otpauthUri: 'otpauth://totp/AVV-Portal:anna' }),
    ),
  )

const places: [
  place: string,
  label: string,
  code: string,
  go: string,
  open: () => Promise<void>,
][] = [
  [
    'at the login',
    'Code aus Ihrer Authenticator-App',
    '123456',
    'Anmelden',
    async () => {
      rejects('post', '/session/totp')
      passwordLeadsTo('totp')
      showEntry()
      await givePassword()
    },
  ],
  [
    'for a recovery code',
    'Wiederherstellungscode',
    '7K3MQ9XA2HTWD5RN',
    'Code verwenden und anmelden',
    async () => {
      rejects('post', '/session/recovery-code', 'recovery-code')
      passwordLeadsTo('totp')
      showEntry()
      await givePassword()
      await press('Wiederherstellungscode verwenden')
    },
  ],
  [
    'for the code of a reset',
    'Vorgelesener Code',
    '000000',
    'Weiter',
    async () => {
      rejects('post', '/second-factor-resets/accept', 'reset-code')
      showEntry({ way: 'factor', token })
      await type('Ihr Passwort', goodPassword)
    },
  ],
  [
    'when an app is enrolled',
    'Code aus Ihrer Authenticator-App',
    '123456',
    'App einrichten und weiter',
    async () => {
      rejects('put', '/account/totp')
      passwordLeadsTo('enrol')
      bindsApps()
      showEntry()
      await givePassword()
      await press('App einrichten')
    },
  ],
  [
    'when recovery codes are confirmed',
    'Tippen Sie einen der Codes ab',
    '7K3MQ9XA2HTWD5RN',
    'Bestätigen und zum Portal',
    async () => {
      rejects('put', '/account/recovery-codes', 'recovery-code')
      passwordLeadsTo('totp')
      server.use(
        http.post('*/api/v1/session/totp', () =>
          HttpResponse.json({ next: 'done', recoveryCodes: ['AAAABBBBCCCC0001'] }),
        ),
      )
      showEntry()
      await givePassword()
      await type('Code aus Ihrer Authenticator-App', '123456')
      await press('Anmelden')
    },
  ],
]

it.each(places)(
  'marks, clears and focuses a code that was refused, as at signing: %s',
  async (_place, label, code, go, open) => {
    await open()
    await type(label, code)
    await press(go)
    const field = await screen.findByLabelText<HTMLInputElement>(label)
    await waitFor(() => expect(field.getAttribute('aria-invalid')).toBe('true'))
    expect(field.value).toBe('')
    expect(document.activeElement).toBe(field)
    const told = field.getAttribute('aria-describedby')?.split(' ').at(-1) ?? ''
    expect(document.getElementById(told)?.textContent).toMatch(/stimmt nicht|keiner Ihrer/u)
    expect(screen.queryByRole('alert')).toBeNull()
    await type(label, code.slice(0, 1))
    expect(field.getAttribute('aria-invalid')).toBeNull()
  },
)
