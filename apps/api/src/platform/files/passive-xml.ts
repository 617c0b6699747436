/** Elements of these run or rearrange what they stand in. */
const active = /xhtml|\/svg|\/Transform|xfa|xslt|office|mathml/iu

/**
 * Whether bytes are XML that is data alone: no instructions to a program, no definitions (of entities, of other files), and
 * nothing that a browser would show as a page.
 */
export function isPassiveXml(bytes: Uint8Array): boolean {
  const text = textOf(bytes)
  if (text === null || !/^\s*</u.test(text) || /[^\P{Cc}\t\n\r]/u.test(text)) return false
  const inside = text.replace(/^\s*<\?xml\s[^?<>]*\?>/u, '')
  if (/<\?|<!(?!--|\[CDATA\[)/u.test(inside)) return false
  if (!/^\s*(?:<!--.*?-->\s*)*<[\p{L}_]/su.test(inside)) return false
  // HTML without a name space is no page to a browser once its file is called XML.
  return [...inside.matchAll(/\bxmlns(?::[^\s=]+)?\s*=\s*(?:"([^"]*)"|'([^']*)')/gu)].every(
    ([, double = '', single = '']) =>
      !(double + single).includes('&') && !active.test(double + single),
  )
}

function textOf(bytes: Uint8Array): string | null {
  const [first, second] = bytes
  const marked = first === 0xfe && second === 0xff ? 'utf-16be' : first === 0xff && second === 0xfe
  try {
    const as = marked === true ? 'utf-16le' : marked || 'utf-8'
    return new TextDecoder(as, { fatal: true }).decode(bytes)
  } catch {
    const latin = new TextDecoder('latin1').decode(bytes)
    return latin.startsWith('<?xml') ? latin : null
  }
}
