import type { SecondFactor } from '@portal/domain/accounts/factors'
import type {
  QuoteCosts,
  RaiseConcern,
  CorrectEntry,
  ProposeChange,
  ReceiveInstruction,
  RecordInstruction,
  ReportDefect,
  SendBackInstruction,
  SettleContest,
  StartInEmergency,
  TakeBackEntry,
} from '@portal/domain/instructions/acts'
import { type DraftInstruction, Instruction } from '@portal/domain/instructions/contract'
import { http } from '../platform/http/http.ts'
import { upload } from '../platform/http/upload.ts'
import type { Seen } from './queries.ts'

/** What a person sends of an act, without the second factor that goes with it. */
type Without<T> = Omit<T, 'secondFactor'>

const post = ({ id, version }: Seen, path: string, body: object) =>
  http('POST', `/instructions/${id}/${path}`, Instruction, { body, version })

export const createDraft = (body: DraftInstruction) =>
  http('POST', '/instructions', Instruction, { body })
export const changeDraft = ({ id, version }: Seen, body: DraftInstruction) =>
  http('PATCH', `/instructions/${id}`, Instruction, { body, version })

/** What is sent of a binding act, with the second factor for it. */
export const bindingRequest =
  <T extends object>(path: string) =>
  (seen: Seen, input: Without<T>, secondFactor: SecondFactor) =>
    post(seen, path, { ...input, secondFactor })

/** For exactly the text that was reviewed (§8.3). */
export const submitInstruction = (
  seen: Seen & { textSha256: string },
  secondFactor: SecondFactor,
) => post(seen, 'submission', { secondFactor, textSha256: seen.textSha256 })

/** The provider's proposal of a change to a client. */
export const proposeChange = (input: Without<ProposeChange>, secondFactor: SecondFactor) =>
  http('POST', '/instructions/changes', Instruction, { body: { ...input, secondFactor } })

export const sendBack = (seen: Seen, body: SendBackInstruction) => post(seen, 'return', body)
export const reportDefect = (seen: Seen, body: ReportDefect) => post(seen, 'defect', body)

export const raiseConcern = (seen: Seen, body: RaiseConcern) => post(seen, 'concern', body)
export const quoteCosts = (seen: Seen, body: QuoteCosts) => post(seen, 'cost-estimate', body)
export const recordInstruction = (body: RecordInstruction) =>
  http('POST', '/instructions/oral', Instruction, { body })
/** A letter or an email with its scan; `onProgress` gets the share that is sent. */
export const receiveInstruction = (
  entry: ReceiveInstruction,
  file: File,
  onProgress: (share: number) => void,
) =>
  upload(
    '/instructions/letters',
    Instruction,
    { instruction: JSON.stringify(entry) },
    file,
    onProgress,
  )
export const correctEntry = (seen: Seen, body: CorrectEntry) => post(seen, 'correction', body)
export const takeBackEntry = (seen: Seen, body: TakeBackEntry) =>
  post(seen, 'entry-withdrawal', body)
export const startInEmergency = (seen: Seen, body: StartInEmergency) =>
  post(seen, 'emergency-start', body)
export const settleContest = (seen: Seen, body: SettleContest) =>
  post(seen, 'contest-settlement', body)
