import type { Session } from '@portal/domain/accounts/contract'
import { render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { spoken } from '../test/spoken.tsx'
import { SecurityReminder } from './security-reminder.tsx'

const fine = {
  authenticatedBy: 'totp',
  recoveryCodesLeft: 10,
  recoveryCodesConfirmed: true,
} as const
const show = (change: Partial<Session['security']>) =>
  render(spoken(<SecurityReminder security={{ ...fine, ...change }} />))

it('is silent while somebody has provided', () => {
  show({})
  expect(screen.queryByRole('link')).toBeNull()
})

it.each([
  [{ recoveryCodesConfirmed: false }, /Wiederherstellungscodes aufbewahrt/u, '/konto#codes'],
  [{ recoveryCodesLeft: 3 }, /nur noch 3 Wiederherstellungscodes/u, '/konto#codes'],
  [{ recoveryCodesLeft: 1 }, /nur noch einen Wiederherstellungscode/u, '/konto#codes'],
  [{ recoveryCodesLeft: 0 }, /keinen Wiederherstellungscode\./u, '/konto#codes'],
  [
    { authenticatedBy: 'recovery-code', recoveryCodesLeft: 9 },
    /mit einem Wiederherstellungscode angemeldet.*9 übrig/u,
    '/konto#faktor',
  ],
] as const)('says what is thin and where to mend it: %j', (change, words, href) => {
  show(change)
  const link = screen.getByRole('link')
  expect(link.getAttribute('href')).toBe(href)
  expect(link.parentElement?.textContent).toMatch(words)
})
