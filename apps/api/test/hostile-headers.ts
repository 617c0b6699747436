export type Header = [name: string, value: string]

/** As much as all headers of a request may be together before the process looks at none, short of those around; and what is more. */
const within = 14_500
const beyond = 60_000

const filled = (size: number, part: (at: number) => string, between: string) => {
  const parts = []
  for (let at = 0, used = 0; used < size; at++) {
    const next = part(at)
    used += next.length + between.length
    parts.push(next)
  }
  return parts.slice(0, -1).join(between)
}
const digit = (at: number) => at % 10

/** Lists of whatever a header takes several of, and texts that a pattern may be slow with. */
const lists: Record<string, [part: (at: number) => string, between: string]> = {
  'accept-language': [(at) => `e;q=0.${digit(at)}`, ','],
  accept: [(at) => `a/b;q=0.${digit(at)}`, ','],
  'accept-encoding': [(at) => `x;q=0.${digit(at)}`, ','],
  range: [(at) => `${at}-${at}`, ','],
  'if-match': [(at) => `"${digit(at)}"`, ', '],
  'if-none-match': [(at) => `W/"${digit(at)}"`, ', '],
  'x-forwarded-for': [(at) => `1.2.3.${digit(at)}`, ','],
  forwarded: [(at) => `for=1.2.3.${digit(at)}`, ','],
  'cache-control': [(at) => `a=${digit(at)}`, ','],
  connection: [(at) => `a${at}`, ','],
}
const texts: Record<string, string[]> = {
  'user-agent': ['x', ' ', '(', 'Mozilla/5.0 (', '1.', 'a/1 ', ';', 'Version/'],
  'accept-language': ['-', ' ', 'de', ';'],
  'x-client': ['0', 'a-'],
  'x-activity': ['x'],
  'idempotency-key': ['x', '\u00e9'],
  'if-match': ['"', '1', '\t'],
  'if-modified-since': ['1', ' '],
  authorization: ['Bearer ', 'x'],
  origin: ['http://', 'a.'],
  'sec-fetch-site': ['same-origin,'],
  referer: ['http://a/', '%41'],
  expect: ['x'],
  range: ['bytes=', '-', '9'],
}

/** A header's worth of everything somebody could send to any operation, beside the cookie that lets them in. */
export function* hostileHeaders(): Generator<{ what: string; headers: Header[] }> {
  for (const size of [within, beyond]) {
    const much = size === within ? 'many' : 'too many'
    for (const [name, [part, between]] of Object.entries(lists))
      if (size === within || name === 'range')
        yield { what: `${much} in ${name}`, headers: [[name, filled(size, part, between)]] }
    yield {
      what: `${much} headers`,
      headers: Array.from({ length: size / 8 }, (_, at): Header => [`h${at}`, '']),
    }
    yield {
      what: `${much} pairs in the cookie`,
      headers: [['cookie', filled(size, (at) => `${at}=`, ';')]],
    }
  }
  yield {
    what: 'the same cookie',
    headers: [['cookie', filled(within, () => 'session=x', ';')]],
  }
  yield { what: 'cookies in quotes', headers: [['cookie', filled(within, () => 'a="%22', ';')]] }
  yield {
    what: 'a cookie that was never signed',
    headers: [['cookie', `session=${filled(within, () => 'a', '.')}`]],
  }
  for (const name of ['cookie', 'if-match', 'x-forwarded-for', 'accept-language', 'content-type'])
    yield {
      what: `${name} repeated`,
      headers: Array.from({ length: within / (name.length + 5) }, (): Header => [name, 'a']),
    }
  for (const [name, made] of Object.entries(texts))
    for (const text of made)
      yield {
        what: `${JSON.stringify(text)} repeated in ${name}`,
        headers: [[name, text.repeat(within / text.length)]],
      }
  for (const type of ['application/json', 'multipart/form-data'])
    for (const part of [';a=1', ';a="\\"', ';charset=', '; ', ';boundary=x'])
      yield {
        what: `${type} and ${JSON.stringify(part)} repeated`,
        headers: [['content-type', type + part.repeat(within / part.length)]],
      }
}

/** What a program reads of them: some are put together, of others the first counts. */
export function asRead(headers: Header[], cookie: string): Record<string, string> {
  const read: Record<string, string> = { cookie }
  for (const [name, value] of headers) {
    const before = read[name]
    if (before === undefined || before === '') read[name] = value
    else if (name === 'cookie') read[name] = `${before};${value}`
    else if (name !== 'content-type') read[name] = `${before}, ${value}`
  }
  return read
}
