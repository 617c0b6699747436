import { render } from '@testing-library/react'
import { beforeAll, expect, it } from 'vitest'
import { liveWhenTranslated } from './translated.ts'

beforeAll(() => liveWhenTranslated())

const words: Record<string, string> = { offen: 'open', 'von ': 'of ', Weisungen: 'instructions' }
const inOtherWords = (text: string) => words[text] ?? `«${text}»`

function standIn(texts: Text[]) {
  const outer = document.createElement('font')
  outer.append(document.createElement('font'))
  outer.firstElementChild!.textContent = texts.map(({ data }) => inOtherWords(data)).join('')
  return outer
}

function textsOf(root: Node): Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const texts: Text[] = []
  while (walker.nextNode()) texts.push(walker.currentNode as Text)
  return texts.filter(({ data, parentElement }) => data.trim() && parentElement?.tagName !== 'FONT')
}

/** As browsers do it: some replace a text, some put theirs before it and take it away, some take neighbours together. */
const translations = {
  replacing: (root: Node) => {
    for (const text of textsOf(root)) text.replaceWith(standIn([text]))
  },
  'putting theirs before': (root: Node) => {
    for (const text of textsOf(root)) {
      text.before(standIn([text]))
      text.remove()
    }
  },
  'taking neighbours together': (root: Node) => {
    const all = textsOf(root)
    for (const first of all.filter(({ previousSibling }) => !(previousSibling instanceof Text))) {
      const run = [first]
      for (let at = first.nextSibling; at instanceof Text; at = at.nextSibling) run.push(at)
      first.before(standIn(run))
      for (const text of run) text.remove()
    }
  },
}

type Shown = { count: number; more: boolean; kinds: string[] }
const Page = ({ count, more, kinds }: Shown) => (
  <main>
    <h1>{count} Dinge</h1>
    <p>
      {count} von {count + 4} Weisungen{more && ', und weitere'}
    </p>
    <p>
      {kinds.map((kind) => (
        <b key={kind}>{kind}</b>
      ))}
      Ende {more ? 'offen' : <i>zu</i>}
    </p>
  </main>
)

it.each(Object.entries(translations))(
  'shows a count that changes, and takes away what goes, under a translation %s',
  async (_, translate) => {
    const { container, rerender, unmount } = render(<Page count={3} more kinds={['a']} />)
    const next = async (to: Shown) => {
      translate(container)
      await Promise.resolve()
      rerender(<Page {...to} />)
      // What came back is there to be translated anew.
      await new Promise((resolve) => setTimeout(resolve))
    }
    await next({ count: 5, more: true, kinds: ['b', 'a'] })
    const [heading, counts] = [container.querySelector('h1')!, container.querySelector('p')!]
    expect(heading.textContent).toContain('5')
    expect(counts.textContent).toMatch(/5.*9/u)
    expect(counts.textContent).not.toMatch(/3|7/u)
    await next({ count: 6, more: false, kinds: [] })
    expect(heading.textContent).toContain('6')
    expect(counts.textContent).toMatch(/6.*10/u)
    expect(container.querySelector('i')?.textContent).toBe('zu')
    await next({ count: 7, more: true, kinds: ['c'] })
    expect(counts.textContent).toMatch(/7.*11/u)
    translate(container)
    unmount()
    expect(container.textContent).toBe('')
  },
)
