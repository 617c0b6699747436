import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { lazy } from 'react'
import { expect, it, vi } from 'vitest'
import { FailurePage } from '../../shell/failure-page.tsx'
import { spoken } from '../../test/spoken.tsx'
import { LazyPart } from './lazy-part.tsx'

const source = join(import.meta.dirname, '../..')
const gone = 'https://portal.example/assets/step-4f2a.js'

const failures = [
  `Failed to fetch dynamically imported module: ${gone}`,
  `error loading dynamically imported module: ${gone}`,
  'Importing a module script failed.',
  'Unable to preload CSS for /assets/step-4f2a.css',
]

it.each(failures)('says that a part did not load and offers to load anew: %s', async (message) => {
  const quiet = vi.spyOn(console, 'error').mockReturnValue()
  const reload = vi.fn<() => void>()
  const Part = lazy(() => Promise.reject(new TypeError(message)))
  render(
    spoken(
      <LazyPart reload={reload}>
        <Part />
      </LazyPart>,
    ),
  )
  expect((await screen.findByRole('alert')).textContent).toContain('wurde inzwischen erneuert')
  await userEvent.click(screen.getByRole('button', { name: 'Neu laden' }))
  expect(reload).toHaveBeenCalledOnce()
  quiet.mockRestore()
})

it('says the same in place of a page whose code a newer version has replaced', async () => {
  render(spoken(<FailurePage error={new TypeError(failures[0])} reload={() => {}} />))
  expect((await screen.findByRole('alert')).textContent).toContain('wurde inzwischen erneuert')
})

it('leaves no part that is loaded later without such a boundary', () => {
  const late = globSync('**/*.tsx', { cwd: source, exclude: ['**/*.test.tsx'] })
    .map((file) => ({ file, code: readFileSync(join(source, file), 'utf8') }))
    .filter(({ code }) => /= lazy\(/u.test(code))
  expect(late.length).toBeGreaterThan(4)
  for (const { file, code } of late)
    expect([file, code.includes('<LazyPart>'), code.includes('<Suspense')]).toEqual([
      file,
      true,
      false,
    ])
})
