import { randomBytes } from 'node:crypto'
import { openDatabase } from './data/folder.ts'
import { signInAll } from './hostile/people.ts'
import { startWatched } from './hostile/watched.ts'
import { type Line, line } from './line.ts'
import { memoryOf } from './reads/process.ts'

const size = 20_000_000
/** A small picture; what stands behind it makes it large. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** Many large files at once: how long the event loop was blocked, and how much memory they took. */
export async function measureFiles(): Promise<Line[]> {
  const database = await openDatabase('small', { copy: true })
  const portal = await startWatched(database.adminUrl)
  const { origin, pid } = portal
  try {
    const cookie = (await signInAll(database, origin))[1]!
    const ask = (path: string, body: string | FormData, type?: string) =>
      fetch(`${origin}/api/v1${path}`, {
        method: 'POST',
        headers: { cookie, ...(type && { 'content-type': type }) },
        body,
      })
    const draft = async () => {
      const wish = { kind: 'rectification', title: 'Berichtigung', text: 'Siehe Anlagen.' }
      const answer = await ask('/instructions', JSON.stringify(wish), 'application/json')
      return ((await answer.json()) as { id: string }).id
    }
    const drafts = [await draft(), await draft()]
    const attach = async (n: number) => {
      const form = new FormData()
      const content = [picture, randomBytes(size - picture.length)]
      form.append('file', new File(content, `${n}.png`))
      const answer = await ask(`/instructions/${drafts[n % 2]!}/attachments`, form)
      const body = (await answer.json()) as { attachments: { id: string }[] }
      return { status: answer.status, id: drafts[n % 2]!, body }
    }
    const download = async (id: string, file: string) => {
      const path = `${origin}/api/v1/instructions/${id}/attachments/${file}`
      const answer = await fetch(path, { headers: { cookie } })
      let bytes = 0
      for await (const part of answer.body!) bytes += part.length
      return bytes
    }
    await portal.longestBlock()
    const up = await under(pid, () => Promise.all(Array.from({ length: 12 }, (_, n) => attach(n))))
    const blockUp = await portal.longestBlock()
    const failed = up.value.filter(({ status }) => status !== 201).map(({ status }) => status)
    if (failed.length > 0) throw new Error(`uploads were refused: ${failed.join()}`)
    const whole = up.value.find(({ body }) => body.attachments.length > 5)!
    await portal.longestBlock()
    const down = await under(pid, () =>
      Promise.all(whole.body.attachments.slice(0, 5).map((each) => download(whole.id, each.id))),
    )
    const blockDown = await portal.longestBlock()
    if (down.value.some((bytes) => bytes !== size)) throw new Error('a download is not whole')
    return [
      line('twelve uploads of 20 MB at once: longest block, ms', blockUp, '<=', 50),
      line('… memory more than before, MB', up.more, '<=', 250),
      line('… seconds', up.seconds, '<=', 60),
      line('five downloads of 20 MB at once: longest block, ms', blockDown, '<=', 50),
      line('… memory more than before, MB', down.more, '<=', 100),
      line('… seconds', down.seconds, '<=', 30),
    ]
  } finally {
    await portal.stop()
    await database.stop()
  }
}

async function under<T>(pid: number, work: () => Promise<T>) {
  const before = memoryOf(pid)
  let most = before
  const watch = setInterval(() => (most = Math.max(most, memoryOf(pid))), 20)
  const begun = performance.now()
  const value = await work()
  clearInterval(watch)
  return { value, more: most - before, seconds: (performance.now() - begun) / 1000 }
}
