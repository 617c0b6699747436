import type { ActiveDrawing } from '@portal/domain/active-drawing'
import { type SaxesAttributeNS, SaxesParser, type SaxesTagNS } from 'saxes'

/** What does more than draw, and the line it stands in. */
export type FoundDrawing = { drawing: ActiveDrawing; line: number }
/** The text alone, as it was judged: no encoding can make another of it. Null: it is no SVG at all. */
export type SvgVerdict = { svg: string } | FoundDrawing | null

const svgSpace = 'http://www.w3.org/2000/svg'
const pageSpace = /xhtml|MathML/u

const elements: Record<string, ActiveDrawing> = {
  script: 'script',
  handler: 'script',
  listener: 'script',
  foreignobject: 'foreign-object',
  iframe: 'foreign-object',
  embed: 'foreign-object',
  object: 'foreign-object',
  audio: 'foreign-object',
  video: 'foreign-object',
  canvas: 'foreign-object',
  image: 'other-file',
  animate: 'animation',
  animatecolor: 'animation',
  animatemotion: 'animation',
  animatetransform: 'animation',
  set: 'animation',
  discard: 'animation',
  text: 'text',
  tspan: 'text',
  textpath: 'text',
  tref: 'text',
  a: 'link',
}

/** Whether an SVG draws and does nothing else; what is found first is named. */
export function judgeSvg(bytes: Uint8Array): SvgVerdict {
  const text = textOf(bytes)
  if (text === null || !/^\s*</u.test(text)) return null
  let found: FoundDrawing | null = null
  let [isBroken, isFirst, isSvg, inStyle] = [false, true, false, false]
  // Leaves out what is written before the root: the parser counts on from there.
  const parser = new SaxesParser({ xmlns: true, position: true })
  const find = (drawing: ActiveDrawing | null) => {
    if (drawing && !found && !isBroken) found = { drawing, line: parser.line }
  }
  parser.on('error', () => {
    isBroken = true
  })
  parser.on('doctype', (said) => find(said.includes('[') ? 'entities' : null))
  parser.on('processinginstruction', () => find('instruction'))
  parser.on('opentag', (tag) => {
    if (isFirst) isSvg = tag.local === 'svg' && tag.uri === svgSpace
    isFirst = false
    inStyle = tag.local === 'style'
    find(activeIn(tag))
  })
  parser.on('closetag', () => {
    inStyle = false
  })
  const ofStyle = (said: string) => inStyle && find(pointsElsewhere(said) ? 'other-file' : null)
  parser.on('text', ofStyle)
  parser.on('cdata', ofStyle)
  parser.write(text).close()
  if (found && (isSvg || isFirst)) return found
  return isBroken || !isSvg ? null : { svg: text.replace(/^\s*<\?xml[^>]*\?>/u, '') }
}

function activeIn({ local, uri, attributes }: SaxesTagNS): ActiveDrawing | null {
  if (pageSpace.test(uri)) return 'foreign-object'
  const element = elements[local.toLowerCase()]
  // Of programs that draw there are notes in name spaces of their own; what is called a script is one in any.
  if (element && (uri === svgSpace || element === 'script')) return element
  const all = Object.values(attributes)
  if (all.some(({ local: name }) => /^on/iu.test(name))) return 'event-handler'
  return all.some(leadsAway) ? 'other-file' : null
}

const leadsAway = ({ local, prefix, value }: SaxesAttributeNS) =>
  local === 'src' ||
  (prefix === 'xml' && local === 'base') ||
  (local === 'href' && !/^\s*#/u.test(value)) ||
  (prefix !== 'xmlns' && pointsElsewhere(value))

/** In the words of CSS: another file, or what is written so that it is not seen to be one. */
const pointsElsewhere = (css: string) =>
  /@import|\\|url\(\s*(?!["']?\s*#|\s)/iu.test(css) || /javascript:/iu.test(css)

function textOf(bytes: Uint8Array): string | null {
  const [first, second] = bytes
  const wide =
    first === 0xfe && second === 0xff
      ? 'utf-16be'
      : first === 0xff && second === 0xfe
        ? 'utf-16le'
        : null
  const decoded = (as: string) => {
    try {
      return new TextDecoder(as, { fatal: true }).decode(bytes)
    } catch {
      return null
    }
  }
  if (wide) return decoded(wide)
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 200))
  const named = /^\s*<\?xml[^>]*encoding\s*=\s*["']([\w-]+)["']/u.exec(head.toString('latin1'))?.[1]
  const isLatin = /^(?:iso-8859-1|windows-1252|us-ascii)$/iu.test(named ?? '')
  return decoded(isLatin ? 'windows-1252' : 'utf-8')
}
