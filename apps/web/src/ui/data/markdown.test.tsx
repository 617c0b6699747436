import { render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { Markdown } from './markdown.tsx'

it('N3 shows HTML in a notice as the text it is', () => {
  const { container } = render(
    <Markdown>{'Hallo <img src=x onerror=alert(1)> <script>alert(1)</script>'}</Markdown>,
  )
  expect(container.textContent).toContain('<script>alert(1)</script>')
  expect(container.querySelector('script, img')).toBeNull()
})

it('follows links to the web and no others', () => {
  render(
    <Markdown>
      {'[gut](https://example.org) [böse](javascript:alert(1)) ![fern](https://example.org/x.png)'}
    </Markdown>,
  )
  expect(screen.getAllByRole('link').map((link) => link.textContent)).toEqual(['gut'])
  expect(screen.queryByRole('img')).toBeNull()
})
