import { render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { Said } from './said.tsx'
import { spoken } from '../test/spoken.tsx'
import { HashText } from '../ui/data/hash-text.tsx'

const isTranslated = (text: string) =>
  screen.getByText(text).closest('[translate]')?.getAttribute('translate') !== 'no'

it('keeps the browser from translating what counts to the letter, but not what is said about it', () => {
  render(
    spoken(
      <>
        <Said rows={[['Grund', 'Alle Daten löschen']]} />
        <HashText sha256={'0a1b2c3d'.repeat(8)} />
      </>,
    ),
  )
  expect(isTranslated('Alle Daten löschen')).toBe(false)
  expect(isTranslated('Genau das bestätigen Sie')).toBe(true)
  expect(screen.getAllByText('0a1b2c3d')[0]?.closest('[translate=no]')).toBeTruthy()
  expect(isTranslated('Prüfsumme kopieren')).toBe(true)
})
