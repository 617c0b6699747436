import { render } from '@testing-library/react'
import { expect, it } from 'vitest'
import { spoken } from '../../test/spoken.tsx'
import { Trans } from './trans.tsx'

it.each([
  'Band <b>Süd</b> GmbH',
  '<0>Lager</0>',
  'a < b',
  '<script>alert(1)</script>',
  '{name}',
  'Nord & Süd',
])('shows a name in a sentence to the letter: %s', (name) => {
  const { container } = render(
    spoken(
      <Trans
        id="a sentence of this test"
        message="Der <0>Zugang</0> von {name} wird gesperrt."
        values={{ name }}
        components={{ 0: <strong /> }}
      />,
    ),
  )
  expect(container.textContent).toBe(`Der Zugang von ${name} wird gesperrt.`)
  expect(container.querySelectorAll('strong')).toHaveLength(1)
})
