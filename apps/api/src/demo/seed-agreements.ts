import { confirmAgreement } from '../agreements/answering.ts'
import { getAgreement, listAgreements } from '../agreements/service.ts'
import { bindingAs } from './acting.ts'
import { type Clients, found, type People, type SeedContext, type Step } from './context.ts'
import { demoAnswers } from './happenings.ts'

/** What the clients say of what was recorded of their agreements. */
export const answerSteps = (context: SeedContext, clients: Clients, people: People): Step[] =>
  demoAnswers.map(({ client, by, daysAgo }) => {
    const at = context.daysAgo(daysAgo)
    return {
      at,
      run: async () => {
        const { id: clientId } = found(clients, client)
        const { items } = await listAgreements(context.tx, { clientId, limit: 1 }, at)
        for (const { id } of items) {
          const seen = await getAgreement(context.tx, { id }, at)
          const { secondFactor, ...acting } = bindingAs(context, people, by, at)
          const { documentSha256, termsSha256 } = seen
          await confirmAgreement(acting, id, { documentSha256, termsSha256, secondFactor })
        }
      },
    }
  })
