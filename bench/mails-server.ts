import { SMTPServer } from 'smtp-server'

/**
 * A mail server in a process of its own that remembers how often it took each mail. Told `{ trouble: true }` it refuses
 * every third mail the first time it sees it, and never answers one of them, once.
 */
const taken = new Map<string, number>()
const seen = new Set<string>()
let trouble = false
let hung = false

const idOf = (raw: string) => /^Message-ID: <(.*)>/mu.exec(raw)?.[1] ?? ''

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  maxClients: 200,
  onData: (stream, _session, done) => {
    const parts: Buffer[] = []
    stream.on('data', (part: Buffer) => parts.push(part))
    stream.on('end', () => {
      const id = idOf(Buffer.concat(parts).toString('latin1'))
      const first = !seen.has(id)
      seen.add(id)
      if (trouble && first && seen.size % 3 === 0)
        return done(Object.assign(new Error('greylisted, come again'), { responseCode: 451 }))
      if (trouble && !hung && seen.size > 100) return void (hung = true)
      taken.set(id, (taken.get(id) ?? 0) + 1)
      return done(null, 'accepted')
    })
  },
})
server.on('error', () => {})
server.listen(0, '127.0.0.1', () => {
  process.send?.({ port: (server.server.address() as { port: number }).port })
})
process.on('message', (message: { trouble: boolean } | 'count') => {
  if (message === 'count') {
    const often = [...taken.values()]
    process.send?.({ mails: taken.size, twice: often.filter((times) => times > 1).length })
  } else {
    trouble = message.trouble
    taken.clear()
    seen.clear()
  }
})
