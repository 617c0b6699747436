import { Address } from '@portal/domain/clients/contract'
import { GivenBy, Instruction, Receipt } from '@portal/domain/instructions/contract'
import { type CalendarDate, Instant } from '@portal/domain/time'
import { z } from 'zod'
import { dataCategoryWords, dataSubjectWords } from '../agreements/wording.ts'
import { sha256Hex } from '../platform/crypto.ts'
import { germanAddress, germanDate, germanTime } from '../platform/german.ts'
import type { TemplateName } from '../platform/pdf.ts'
import { authenticationWords, kindWords, systemWords } from './wording.ts'

export const receiptTemplate: TemplateName = 'instructions/receipt.typ'

const Party = z.strictObject({ name: z.string(), address: Address })

const record = {
  number: z.string(),
  act: Receipt.shape.act,
  issuedAt: Instant,
  client: Party.extend({ id: z.uuid() }),
  provider: Party.extend({ instructionRecipients: z.array(z.string()) }),
  instruction: Instruction.pick({
    id: true,
    kind: true,
    title: true,
    text: true,
    systems: true,
    dataCategories: true,
    dataSubjects: true,
    wishedDate: true,
    urgency: true,
    urgencyReason: true,
    validFrom: true,
    validUntil: true,
  })
    .extend({ number: z.string(), submittedAt: Instant })
    .strict(),
  /** Of the text's UTF-8 bytes. */
  textSha256: z.hash('sha256'),
  givenBy: GivenBy,
}
/** What a passkey signed (WebAuthn Level 3, §7.2): SHA-256 of `binding` is the challenge, and `binding` names the text's. */
const SignedByPasskey = z.strictObject({
  binding: z.string(),
  credentialId: z.string(),
  publicKey: z.string(),
  authenticatorData: z.string(),
  clientDataJSON: z.string(),
  signature: z.string(),
  origin: z.string(),
  rpId: z.string(),
})

/**
 * What is proven about an instruction (§8.3). Kept and hashed as `canonicalJson(record)`, to be read without the portal:
 * a changed shape is a new `schema`. The second is of instructions confirmed with a passkey.
 */
export const ReceiptRecord = z.discriminatedUnion('schema', [
  z.strictObject({ schema: z.literal('avv-portal/receipt/1'), ...record }),
  z.strictObject({
    schema: z.literal('avv-portal/receipt/2'),
    ...record,
    confirmation: SignedByPasskey,
  }),
])
export type ReceiptRecord = z.output<typeof ReceiptRecord>

/** What `receipt.typ` prints of a record, with the record itself, byte for byte, for `record.json`. */
export function receiptPdfData(recordText: string) {
  const { number, issuedAt, client, provider, instruction, textSha256, givenBy } =
    ReceiptRecord.parse(JSON.parse(recordText))
  return {
    number,
    issuedAt,
    instruction: instruction.number,
    kind: kindWords[instruction.kind],
    title: instruction.title,
    text: instruction.text,
    systems: instruction.systems.map((system) => systemWords[system]),
    dataCategories: instruction.dataCategories.map((category) => dataCategoryWords[category]),
    dataSubjects: instruction.dataSubjects.map((subject) => dataSubjectWords[subject]),
    wishedDate: instruction.wishedDate && germanDate(instruction.wishedDate),
    urgency: instruction.urgency === 'urgent' ? 'dringend' : 'normal',
    urgencyReason: instruction.urgencyReason,
    validity: validityOf(instruction),
    client: { name: client.name, address: germanAddress(client.address) },
    provider: { ...provider, address: germanAddress(provider.address) },
    givenBy: {
      name: givenBy.name,
      function: givenBy.function,
      authorisedSince: germanDate(givenBy.authorisedSince),
      authenticatedBy: authenticationWords[givenBy.authenticatedBy],
    },
    submittedAt: { berlin: germanTime(instruction.submittedAt), utc: instruction.submittedAt },
    textSha256,
    record: recordText,
    recordSha256: sha256Hex(recordText),
  }
}

type Period = { validFrom: CalendarDate | null; validUntil: CalendarDate | null }

function validityOf({ validFrom, validUntil }: Period): string {
  if (!validFrom) return 'einmalig'
  if (!validUntil) return `dauernd, ab ${germanDate(validFrom)} bis auf Widerruf`
  return `dauernd, vom ${germanDate(validFrom)} bis ${germanDate(validUntil)}`
}
