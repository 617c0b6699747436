import { encode } from 'uqr'

/** A QR code (ISO/IEC 18004, level M) as SVG with the quiet zone it needs, dark on whatever is below. */
export function qrCode(text: string): string {
  const { size, data } = encode(text, { ecc: 'M', border: 4 })
  const dark = data.flatMap((row, y) => row.flatMap((is, x) => (is ? [`M${x} ${y}h1v1h-1z`] : [])))
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}"><path d="${dark.join('')}" fill="#111"/></svg>`
}
