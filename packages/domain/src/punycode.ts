// RFC 3492 with the parameters of section 5.
const [base, least, most, skew, damp, firstBias, firstPoint] = [36, 1, 26, 38, 700, 72, 128]

/** One label of a name in ASCII, without its `xn--`. */
export function encodeLabel(label: string): string {
  const points = Array.from(label, (char) => char.codePointAt(0)!)
  const basic = points.filter((point) => point < firstPoint)
  let encoded = String.fromCharCode(...basic)
  if (basic.length > 0) encoded += '-'
  let [point, delta, bias, done] = [firstPoint, 0, firstBias, basic.length]
  while (done < points.length) {
    const next = Math.min(...points.filter((each) => each >= point))
    delta += (next - point) * (done + 1)
    point = next
    for (const each of points) {
      if (each < point) delta++
      if (each !== point) continue
      let rest = delta
      for (let k = base; ; k += base) {
        const threshold = Math.min(Math.max(k - bias, least), most)
        if (rest < threshold) break
        encoded += digit(threshold + ((rest - threshold) % (base - threshold)))
        rest = Math.floor((rest - threshold) / (base - threshold))
      }
      encoded += digit(rest)
      bias = adapted(delta, done + 1, done === basic.length)
      delta = 0
      done++
    }
    delta++
    point++
  }
  return encoded
}

/** The label again; null for what no label encodes to. */
export function decodeLabel(encoded: string): string | null {
  const cut = encoded.lastIndexOf('-')
  const points = Array.from(encoded.slice(0, Math.max(cut, 0)), (char) => char.codePointAt(0)!)
  let [point, at, bias] = [firstPoint, 0, firstBias]
  for (let index = cut + 1; index < encoded.length;) {
    const before = at
    for (let [k, weight] = [base, 1]; ; k += base) {
      const value = valueOf(encoded[index++])
      if (value === null) return null
      at += value * weight
      const threshold = Math.min(Math.max(k - bias, least), most)
      if (value < threshold) break
      weight *= base - threshold
      if (at > 2 ** 31 || weight > 2 ** 31) return null
    }
    const length = points.length + 1
    bias = adapted(at - before, length, before === 0)
    point += Math.floor(at / length)
    at %= length
    if (point > 0x10ffff || (point >= 0xd800 && point < 0xe000)) return null
    points.splice(at++, 0, point)
  }
  return String.fromCodePoint(...points)
}

function adapted(delta: number, count: number, isFirst: boolean): number {
  let rest = Math.floor(delta / (isFirst ? damp : 2))
  rest += Math.floor(rest / count)
  let k = 0
  for (; rest > ((base - least) * most) / 2; k += base) rest = Math.floor(rest / (base - least))
  return k + Math.floor(((base - least + 1) * rest) / (rest + skew))
}

const digit = (value: number) => String.fromCharCode(value < 26 ? value + 97 : value + 22)

function valueOf(char: string | undefined): number | null {
  if (char === undefined) return null
  if (/[a-z]/u.test(char)) return char.charCodeAt(0) - 97
  return /[0-9]/u.test(char) ? char.charCodeAt(0) - 22 : null
}
