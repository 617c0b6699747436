import { draftNotice, publishNotice } from '../notices/service.ts'
import { acknowledgeNotice, recordOpening } from '../notices/taking-note.ts'
import {
  type Clients,
  found,
  meansOf,
  type People,
  type SeedContext,
  type Step,
} from './context.ts'
import { demoNotices } from './happenings.ts'

/** Notices, written, published and read by the services themselves at the time they are meant to be from. */
export function noticeSteps(context: SeedContext, clients: Clients, people: People): Step[] {
  const { tx, now, daysAgo } = context
  const { enqueue, evidence } = meansOf(context)
  const { actor } = found(people, 'Robert Zerer')
  return demoNotices.flatMap(({ to, publishedDaysAgo, read, ...draft }): Step[] => {
    const audience = to === 'all' ? to : { clientIds: to.map((key) => found(clients, key).id) }
    const at = publishedDaysAgo === null ? now : daysAgo(publishedDaysAgo)
    let id = ''
    const write = async () => {
      ;({ id } = await draftNotice(tx, actor, { ...draft, audience }, at))
      if (publishedDaysAgo !== null)
        await publishNotice({ tx, actor, enqueue, evidence, now: at }, id, null)
    }
    const readings = Object.entries(read).map(
      ([key, { by, openedDaysAgo, acknowledged }]): Step => ({
        at: daysAgo(openedDaysAgo),
        run: async () => {
          const reader = { ...found(people, by).actor, client: found(clients, key) }
          const reading = { tx, actor: reader, evidence, now: daysAgo(openedDaysAgo) }
          await (acknowledged ? acknowledgeNotice(reading, id) : recordOpening(reading, id))
        },
      }),
    )
    return [{ at, run: write }, ...readings]
  })
}
