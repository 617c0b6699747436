import { render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { DefinitionList } from './definition-list.tsx'

it('leaves out what has no value, in whatever way it has none', () => {
  render(
    <DefinitionList
      rows={[
        ['keiner', null],
        ['nicht gesagt', undefined],
        ['leer', ''],
        ['nur manchmal', false],
        ['null Stück', 0],
      ]}
    />,
  )
  expect(screen.getAllByRole('term').map(({ textContent }) => textContent)).toEqual(['null Stück'])
})
