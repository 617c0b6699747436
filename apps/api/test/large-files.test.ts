import { expect, it, vi } from 'vitest'
import { house } from '../src/platform/fair-queue.ts'
import { storing } from '../src/platform/files/turns.ts'
import { usePortal } from './harness.ts'
import { patience } from './patience.ts'
import { type Person, usePerson } from './person.ts'
import { sendFile } from './send-file.ts'

const portal = usePortal()
const lukas = usePerson(portal, 'lukas.huber')
const other = usePerson(portal, 'sabine.koch')

const wish = { kind: 'rectification', title: 'Berichtigung', text: 'Siehe Anlage.' }
const draft = async (person: Person): Promise<string> =>
  (await person.send('POST', '/instructions', { body: wish })).body.id
async function attach(person: Person, id: string, text: string) {
  const answer = await sendFile(portal.app, person, id, { name: 'Liste.txt', content: text })
  expect(answer.statusCode).toBe(201)
  return answer.json()
}

it('A3 a stored file that was damaged never arrives as if it were whole', async () => {
  const text = 'Zeile für Zeile.\n'.repeat(60_000)
  const id = await draft(lukas)
  const { attachments } = await attach(lukas, id, text)
  const origin = await portal.app.listen({ port: 0, host: '127.0.0.1' })
  const url = `${origin}/api/v1/instructions/${id}/attachments/${attachments[0].id}`
  const download = async () => {
    const answer = await fetch(url, { headers: { cookie: lukas.cookie } })
    return answer.text()
  }
  expect(await download()).toBe(text)
  const change = (sealed: string) =>
    portal.superuser.query(
      `set session_replication_role = replica;
       update instruction_attachments set sealed = ${sealed} where instruction_id = '${id}';
       set session_replication_role = origin;`,
    )
  const flip = (at: string) => `set_byte(sealed, ${at}, get_byte(sealed, ${at}) # 1)`
  await change(flip('length(sealed) - 1'))
  await expect(download()).rejects.toThrow('terminated')
  await change(flip('length(sealed) - 1'))
  expect(await download()).toBe(text)
  await change('substring(sealed for length(sealed) - 1)')
  await expect(download()).rejects.toThrow('terminated')
})

it('A3 C2 whoever sends many files does not hold up who sends one', async () => {
  const drafts = [await draft(lukas), await draft(other)] as const
  // Only one file at a time is stored, and that one waits.
  const ends: (() => void)[] = []
  for (let n = 0; n < 2; n++)
    void storing.run(house, () => new Promise<void>((resolve) => ends.push(resolve)))
  const stored: string[] = []
  const waiting = vi.spyOn(storing, 'run')
  const send = async (person: Person, id: string, name: string) => {
    const before = waiting.mock.calls.length
    const sent = attach(person, id, name).then(() => stored.push(name))
    await vi.waitUntil(() => waiting.mock.calls.length > before, patience)
    return { sent }
  }
  const all = []
  for (let n = 1; n <= 4; n++) all.push(await send(lukas, drafts[0], `Lukas ${n}`))
  all.push(await send(other, drafts[1], 'Sabine'))
  ends[0]!()
  await Promise.all(all.map(({ sent }) => sent))
  ends[1]!()
  waiting.mockRestore()
  expect(stored).toEqual(['Lukas 1', 'Sabine', 'Lukas 2', 'Lukas 3', 'Lukas 4'])
})
