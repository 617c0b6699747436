import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { render } from '@testing-library/react'
import { expect, it } from 'vitest'
import { Gallery, specimens } from './gallery.tsx'

const parts = Object.keys(import.meta.glob('../ui/**/*.tsx'))
  .filter((file) => !file.includes('.test.'))
  .map((file) => file.replace('../ui/', '').replace('.tsx', ''))

it('shows every part there is, and none that is gone', () => {
  expect(Object.keys(specimens).toSorted()).toEqual(parts.toSorted())
})

it('shows something of each', () => {
  render(
    <I18nProvider i18n={i18n}>
      <Gallery />
    </I18nProvider>,
  )
  const empty = Object.keys(specimens).filter(
    (name) => !document.getElementById(name)?.lastElementChild?.hasChildNodes(),
  )
  expect(empty).toEqual([])
})
