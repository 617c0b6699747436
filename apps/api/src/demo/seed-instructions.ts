import { DraftInstruction } from '@portal/domain/instructions/contract'
import { type ExecuteInstruction } from '@portal/domain/instructions/execution'
import { dateAt, type Instant, later, span } from '@portal/domain/time'
import { raiseConcern } from '../instructions/answers/concerns.ts'
import { quoteCosts } from '../instructions/answers/costs.ts'
import { agreeToChange } from '../instructions/changes/changes.ts'
import { proposeToClient } from '../instructions/changes/proposing.ts'
import { draftInstruction } from '../instructions/draft/drafting.ts'
import { submitInstruction } from '../instructions/answers/giving.ts'
import { moveInstruction } from '../instructions/moves.ts'
import { declineInstruction, executeInstruction } from '../instructions/processing/processing.ts'
import { recordTold } from '../instructions/processing/entering.ts'
import { actingAs, bindingAs } from './acting.ts'
import { type Clients, found, type People, type SeedContext, type Step } from './context.ts'
import { type DemoInstruction, demoInstructions, type DemoMove } from './happenings.ts'

/** Instructions, moved by the services themselves, second factor included. */
export const instructionSteps = (context: SeedContext, clients: Clients, people: People): Step[] =>
  demoInstructions.flatMap((each) => stepsOf(context, clients, people, each))

function stepsOf(
  context: SeedContext,
  clients: Clients,
  people: People,
  instruction: DemoInstruction,
): Step[] {
  const { tx, daysAgo } = context
  const { client, draftedBy, moves, draftedDaysAgo, toldBy, wishedInDays, ...more } = instruction
  const { declineReason: _, concern: __, costs: ___, ...fields } = more
  const wishedDate = wishedInDays === undefined ? null : dateAt(daysAgo(-wishedInDays))
  const wording = DraftInstruction.parse({ ...fields, wishedDate })
  const { id: clientId, ...itself } = found(clients, client)
  let id = ''
  const drafted: Step = {
    at: daysAgo(draftedDaysAgo),
    run: async () => {
      const author = { ...found(people, draftedBy).actor, client: { id: clientId, ...itself } }
      ;({ id } = await draftInstruction(tx, author, wording, drafted.at))
    },
  }
  const moved = moves.map(([move, days]): Step => {
    const at = daysAgo(days)
    return {
      at,
      run: async () => {
        if (move === 'propose') {
          const { kind: _kind, details: _details, ...change } = wording
          const { secondFactor, ...proposer } = bindingAs(context, people, draftedBy, at)
          await proposeToClient(proposer, { clientId, ...change, secondFactor })
          return
        }
        if (move !== 'record') return moveAt(context, people, instruction, id, move, at)
        const acting = actingAs(context, people, 'Eva Brandl', at)
        const told = { toldBy: toldBy ?? '', toldAt: at, note: 'Am Telefon.' }
        const { id: recorded } = await recordTold(acting, {
          clientId,
          channel: 'oral',
          authorisationId: null,
          ...told,
          ...wording,
        })
        id = recorded
      },
    }
  })
  // What the provider tells of is no draft of the client.
  const isProviders = toldBy !== undefined || moves.some(([move]) => move === 'propose')
  return isProviders ? moved : [drafted, ...moved]
}

async function moveAt(
  context: SeedContext,
  people: People,
  { draftedBy, declineReason, concern, costs }: DemoInstruction,
  id: string,
  move: Exclude<DemoMove, 'record' | 'propose'>,
  now: Instant,
): Promise<void> {
  const provider = actingAs(context, people, 'Robert Zerer', now)
  switch (move) {
    case 'submit':
      return submitAt(context, people, draftedBy, id, now)
    case 'agree':
      return agreeAt(context, people, 'Robert Zerer', id, now)
    case 'acknowledge':
    case 'start':
      await moveInstruction(actingAs(context, people, 'Eva Brandl', now), id, move)
      return
    case 'raise_concern':
      await raiseConcern(provider, id, concern!)
      return
    case 'quote':
      await quoteCosts(provider, id, costs!)
      return
    case 'execute':
      await executeInstruction(provider, id, reportAt(now))
      return
    case 'decline':
      await declineInstruction(provider, id, declineReason ?? '')
      return
  }
}

async function submitAt(
  context: SeedContext,
  people: People,
  draftedBy: string,
  id: string,
  now: Instant,
): Promise<void> {
  const submitter = found(people, draftedBy).actor.authorisation ? draftedBy : 'Lukas Huber'
  const { secondFactor, ...acting } = bindingAs(context, people, submitter, now)
  await submitInstruction(acting, id, { secondFactor })
}

async function agreeAt(
  context: SeedContext,
  people: People,
  name: string,
  id: string,
  now: Instant,
): Promise<void> {
  const { secondFactor, ...acting } = bindingAs(context, people, name, now)
  await agreeToChange(acting, id, { secondFactor })
}

const reportAt = (now: Instant): ExecuteInstruction => ({
  report:
    'Beide Konten wurden gelöscht, die persönlichen Ablagen entfernt. Die Behandlungsdokumentation wurde nicht berührt. Stichprobe durch Anmeldeversuch und Suche nach den Kürzeln.',
  executedFrom: later(now, -span.hour),
  executedUntil: now,
  result: 'Vollständig ausgeführt',
  evidence: 'Protokolleinträge der Benutzerverwaltung, Ausführungsdatum wie angegeben',
  subprocessorsInformed: null,
  remaining: 'In den nächtlichen Sicherungen bis zu deren Überschreiben nach 30 Tagen (§ 11.1).',
  deletion: {
    dataSets: 'Benutzerkonten MH und TS mit ihren persönlichen Ablagen',
    systems: 'med-drive.de, thera-pi.online',
    mediaIds: null,
    backups: 'Nächtliche Sicherungen; sie rollen nach 30 Tagen heraus.',
    method: 'Löschen in der Datenbank und im Objektspeicher, Schlüssel der Ablagen vernichtet',
    verification: 'Anmeldeversuch und Suche nach beiden Kürzeln, je ohne Treffer',
  },
})
