import { expect, it } from 'vitest'
import { judgeSvg } from './svg-drawing.ts'

const svg = (inside = '', head = '') =>
  `${head}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 80 20">\n<path d="M0 0h60v20h-60z" fill="#123456"/>\n${inside}</svg>`

it.each([
  ['a script', svg('<script>alert(1)</script>'), 'script', 3],
  ['a script of another name space', svg('<x:script xmlns:x="urn:x"/>'), 'script', 3],
  ['a handler', svg('<path\nonload="alert(1)"/>'), 'event-handler', 4],
  ['a page within', svg('<foreignObject/>'), 'foreign-object', 3],
  ['HTML', svg('<b xmlns="http://www.w3.org/1999/xhtml"/>'), 'foreign-object', 3],
  ['another file', svg('<use xlink:href="http://127.0.0.1/x.svg#a"/>'), 'other-file', 3],
  ['a local file', svg('<use href="file:///etc/passwd"/>'), 'other-file', 3],
  ['an image within', svg('<image href="data:image/png;base64,AAAA"/>'), 'other-file', 3],
  ['a style from elsewhere', svg('<style>@import "//x";</style>'), 'other-file', 3],
  ['a style in CDATA', svg('<style><![CDATA[p{fill:url(//x)}]]></style>'), 'other-file', 3],
  ['a fill from elsewhere', svg(`<path fill="url( 'http://x#a')"/>`), 'other-file', 3],
  ['a style that hides it', svg(String.raw`<path style="fill:u\72l(//x)"/>`), 'other-file', 3],
  [
    'entities',
    svg('&a;', '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
    'entities',
    1,
  ],
  ['a style sheet', svg('', '<?xml-stylesheet href="x.css"?>'), 'instruction', 1],
  ['an animation', svg('<animate attributeName="x"/>'), 'animation', 3],
  ['text', svg('<text>Zerer</text>'), 'text', 3],
  ['a link', svg('<a href="javascript:alert(1)"/>'), 'link', 3],
])('finds in an SVG %s, and the line', (_, content, drawing, line) => {
  expect(judgeSvg(Buffer.from(content))).toEqual({ drawing, line })
})

it.each([
  [
    'shapes, colours and what refers to them',
    svg('<style>.a{fill:url(#g)}</style><use href="#a"/>'),
  ],
  ['what programs note for themselves', svg('<i:layer xmlns:i="urn:ink" i:script="x"/>')],
  ['a title', svg('<title>Zerer</title>')],
  ['a type of the standard', svg('', '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd">')],
])('takes %s', (_, content) => {
  expect(judgeSvg(Buffer.from(content))).toEqual({ svg: content })
})

it('judges the text that is drawn, however it was written', () => {
  const wide = Buffer.from(`\ufeff${svg('<script/>')}`, 'utf16le')
  expect(judgeSvg(wide)).toMatchObject({ drawing: 'script' })
  const named = Buffer.from(
    svg('<title>Büro</title>', '<?xml version="1.0" encoding="iso-8859-1"?>'),
    'latin1',
  )
  expect(judgeSvg(named)).toEqual({ svg: svg('<title>Büro</title>') })
  expect(judgeSvg(Buffer.from(svg('<title>Büro</title>'), 'latin1'))).toBeNull()
})

it.each(['', 'svg', '<svg', '<svg/>', '<html/>', '<svg xmlns="http://www.w3.org/1999/xhtml"/>'])(
  'sees no SVG in %j',
  (content) => {
    expect(judgeSvg(Buffer.from(content))).toBeNull()
  },
)
