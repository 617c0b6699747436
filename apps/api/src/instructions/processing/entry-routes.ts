import {
  CorrectEntry,
  ReceiveInstruction,
  RecordInstruction,
  TakeBackEntry,
} from '@portal/domain/instructions/acts'
import { Instruction, largestAttachment } from '@portal/domain/instructions/contract'
import { invalid } from '@portal/domain/fault'
import { instructionMoves } from '@portal/domain/moves/instruction'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Vault } from '../../platform/crypto.ts'
import { uploads } from '../../platform/files/upload.ts'
import type { Actor } from '../../platform/http/actor.ts'
import { type RouteDeps, routesWith } from '../../platform/http/route.ts'
import type { Means } from '../moves.ts'
import { CheckedForm, checkedFileOf, readCheckedForm } from '../papers/route-parts.ts'
import { byId } from '../route-parts.ts'
import { correctEntry, receiveWritten, recordTold, takeBackEntry } from './entering.ts'

type Deps = RouteDeps & Means & { attachmentVault: Vault }

const wording = {
  kind: 'restriction',
  title: 'Akte sperren',
  text: 'Die Akte 4711 bitte bis auf Weiteres sperren.',
}
const told = { toldBy: 'Dr. Anna Berger', toldAt: '2026-11-23T08:00:00.000Z' }
const clientId = '01936d5e-0000-7000-8000-000000000001'

const LetterForm = CheckedForm.extend({ instruction: ReceiveInstruction })

/** Bytes of the JSON beside the scan: the longest text of an instruction, escaped, and room for the rest. */
const largestEntry = 256 * 1024

/** What the provider enters of instructions that did not come through the portal (§8.3, §9). */
export async function entryRoutes(app: FastifyInstance, deps: Deps) {
  const route = routesWith(app, deps)
  const { enqueue, evidence, signer, recordVault, attachmentVault } = deps
  const means: Means = { enqueue, evidence, signer, recordVault }

  route({
    operationId: 'recordInstruction',
    summary:
      'Enters what was told by word of mouth (§8.3); before the client confirms it, it is begun as an emergency alone',
    method: 'POST',
    url: '/instructions/oral',
    permission: instructionMoves.record.needs,
    counts: 'drafts',
    body: RecordInstruction,
    answer: Instruction,
    status: 201,
    faults: ['not-found'],
    examples: {
      body: {
        clientId,
        ...wording,
        ...told,
        note: 'Am Telefon, Rückruf unter der bekannten Nummer.',
      },
    },
    handle: ({ body, ...context }) => recordTold({ ...context, ...means }, body),
  })

  route({
    operationId: 'correctInstructionEntry',
    summary:
      'Another entry in place of one that nobody confirmed yet; the one before stays on record',
    method: 'POST',
    url: '/instructions/:id/correction',
    permission: instructionMoves.correct.needs,
    params: byId,
    body: CorrectEntry,
    answer: Instruction,
    ifMatch: 'accepted',
    faults: ['illegal-move'],
    examples: { body: { ...wording, ...told } },
    handle: ({ params, body, ...context }) =>
      correctEntry({ ...context, ...means }, params.id, body),
  })

  route({
    operationId: 'takeBackInstructionEntry',
    summary: 'The provider entered it by mistake; it counts no more and stays on record',
    method: 'POST',
    url: '/instructions/:id/entry-withdrawal',
    permission: instructionMoves.take_back.needs,
    params: byId,
    body: TakeBackEntry,
    answer: Instruction,
    ifMatch: 'accepted',
    faults: ['illegal-move'],
    examples: { body: { reason: 'Für den falschen Auftraggeber eingetragen.' } },
    handle: ({ params, body, ...context }) =>
      takeBackEntry({ ...context, ...means }, params.id, body.reason),
  })

  await app.register(async (scope) => {
    await scope.register(uploads)
    routesWith(
      scope,
      deps,
    )({
      operationId: 'receiveInstruction',
      summary: 'Enters a letter or an email with its scan: an instruction since it arrived (§9)',
      description:
        'A form of two parts: `instruction`, the entry as JSON, and `file`, the scan or the message itself, of up to 20 MB: PDF, PNG, JPEG or plain text, taken by what is in it. The client is told and may contest it.',
      method: 'POST',
      url: '/instructions/letters',
      permission: instructionMoves.receive.needs,
      counts: 'uploads',
      form: readLetterForm,
      body: LetterForm,
      answer: Instruction,
      status: 201,
      faults: ['not-found', 'file-refused', 'unsupported-media-type'],
      examples: {
        body: {
          file: 'Brief vom 21.11.2026.pdf',
          instruction: { clientId, ...wording, ...told, channel: 'letter' },
        },
      },
      handle: ({ body, ...context }) =>
        receiveWritten(
          { ...context, ...means },
          attachmentVault,
          body.instruction,
          checkedFileOf(body),
        ),
    })
  })
}

async function readLetterForm(request: FastifyRequest, actor: Actor) {
  const { instruction, ...form } = await readCheckedForm(request, actor, {
    maxSize: largestAttachment,
    fieldSize: largestEntry,
  })
  return { ...form, instruction: entryIn(instruction) }
}

function entryIn(field: unknown): unknown {
  if (typeof field !== 'string') return field
  try {
    return JSON.parse(field)
  } catch {
    throw invalid('/instruction', 'malformed', 'is no JSON')
  }
}
