import { NamedDataCategory } from '@portal/domain/agreements/contract'
import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useEffect, useState } from 'react'
import { expect, it } from 'vitest'
import { sayDataCategory } from '../../agreements/words.ts'
import { spoken } from '../../test/spoken.tsx'
import { NamedOrOwn } from './named-or-own.tsx'

const chosen = { now: [] as string[] }
function Asked() {
  const [value, setValue] = useState<string[]>([])
  useEffect(() => {
    Object.assign(chosen, { now: value })
  }, [value])
  return (
    <NamedOrOwn
      label="Welche Arten von Daten?"
      own="Andere Art"
      named={NamedDataCategory.options}
      sayName={sayDataCategory}
      value={value}
      onChange={setValue}
    />
  )
}

it('A7 names health data with one tick, and what nobody foresaw in one’s own words', async () => {
  render(spoken(<Asked />))
  await userEvent.click(screen.getByRole('checkbox', { name: 'Gesundheitsdaten (Art. 9 DSGVO)' }))
  await userEvent.type(screen.getByLabelText(/^Andere Art/u), 'Röntgenbilder, CT')
  await userEvent.click(screen.getByRole('button', { name: 'Hinzufügen' }))
  expect(chosen.now).toEqual(['health-data', 'Röntgenbilder, CT'])
  await userEvent.type(screen.getByLabelText(/^Andere Art/u), 'kundenhistorie')
  await userEvent.click(screen.getByRole('button', { name: 'Hinzufügen' }))
  expect(screen.getByText('Das steht schon zur Wahl.')).toBeTruthy()
  await userEvent.click(screen.getByRole('checkbox', { name: '„Röntgenbilder, CT“' }))
  expect(chosen.now).toEqual(['health-data'])
})
