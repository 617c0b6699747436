import type { Backups } from '@portal/domain/backups/contract'
import { render, screen } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { expect, it } from 'vitest'
import { server } from '../test/server.ts'
import { spoken } from '../test/spoken.tsx'
import { BackupPanel } from './backup-panel.tsx'
import { BackupsPage } from './backups-page.tsx'

const at = '2026-11-20T01:12:00.000Z'
const last = { at, file: 'portal-2026-11-20.backup', size: 12_345_678, rows: 1_234 }
const answer = (backups: Partial<Backups>) =>
  server.use(
    http.get('*/api/v1/backups', () =>
      HttpResponse.json({
        state: 'sound',
        last,
        failure: null,
        ending: null,
        keys: [],
        ...backups,
      }),
    ),
  )

it('D3: says quietly when the last sound backup was made', async () => {
  answer({})
  render(spoken(<BackupPanel />))
  expect(await screen.findByText(/Letzte geprüfte Sicherung/)).toBeTruthy()
  expect(screen.getByText(/20\. November 2026/)).toBeTruthy()
  expect(screen.queryByRole('alert')).toBe(null)
  expect(screen.getByRole('link').getAttribute('href')).toBe('/sicherung')
})

it.each<[Partial<Backups>, RegExp]>([
  [{ state: 'old' }, /Seit mehr als zwei Tagen/],
  [{ state: 'failed', failure: { at, why: 'The disk is full' } }, /misslungen.*The disk is full/],
  [{ state: 'failed', last: null, failure: { at, why: 'x' } }, /keine geprüfte Sicherung/],
])('D3: is loud where somebody has to look: %j', async (backups, said) => {
  answer(backups)
  render(spoken(<BackupPanel />))
  expect((await screen.findByRole('alert')).textContent).toMatch(said)
})

it('D3: says that nothing is backed up, and how that changes', async () => {
  answer({ state: 'off', last: null })
  render(spoken(<BackupPanel />))
  expect(await screen.findByText('Das Portal wird nicht gesichert')).toBeTruthy()
  expect(screen.getByText('BACKUP_DIR')).toBeTruthy()
})

it('D3: has a sheet to print, with each key by what it is known again and where it lies', async () => {
  answer({
    keys: [
      { name: 'encryption', id: '0123456789abcdef', lies: 'data-folder' },
      { name: 'signing', id: 'kid', lies: 'environment' },
    ],
  })
  render(spoken(<BackupsPage />))
  expect(await screen.findByText('0123456789abcdef')).toBeTruthy()
  expect(screen.getByText('DATA_DIR/secrets.json (encryptionKey)')).toBeTruthy()
  expect(screen.getByText('SIGNING_KEY')).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Blatt drucken' })).toBeTruthy()
  expect(screen.getByText('12,3 MB')).toBeTruthy()
})
