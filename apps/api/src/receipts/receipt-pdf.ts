import { readableAddress } from '@portal/domain/mail-address'
import type { Declarant } from '@portal/domain/instructions/contract'
import { kindInLetter } from '@portal/domain/instructions/kinds'
import { type CalendarDate } from '@portal/domain/time'
import { letterWordsOf } from '@portal/domain/moves/written'
import { dataCategoryWord, dataSubjectWord } from '@portal/domain/agreements/contract-words'
import { sha256Hex } from '../platform/crypto.ts'
import { germanAddress, germanDate, germanTime } from '../platform/papers/german.ts'
import type { TemplateName } from '../platform/papers/pdf.ts'
import { ReceiptRecord } from './record.ts'
import {
  authenticationWords,
  channelWords,
  groundInLetter,
  labelled,
  systemWords,
} from './wording.ts'

export const receiptTemplate: TemplateName = 'receipts/receipt.typ'

/** What is printed: the record and its signature as they are stored, and where the portal publishes its keys. */
export type Printable = {
  record: string
  jws: string | null
  keysUrl: string
  /** Where the portal hands out what checks a receipt without it. */
  toolUrl: string
  /** The seal is going to have a time stamp. */
  isStamped?: boolean
}

/** What `receipt.typ` prints of a record, with the record and its JWS themselves, byte for byte, to be attached. */
export function receiptPdfData({
  record: recordText,
  jws,
  keysUrl,
  toolUrl,
  isStamped = false,
}: Printable) {
  const record = ReceiptRecord.parse(JSON.parse(recordText))
  const change = changeIn(record)
  const { number, act, issuedAt, client, provider, instruction, textSha256, givenBy } = record
  return {
    number,
    issuedAt,
    act: letterWordsOf(act, change !== null),
    change: change && {
      proposedBy: sideWords[change.proposedBy],
      agreedAt: change.agreedAt && { berlin: germanTime(change.agreedAt), utc: change.agreedAt },
    },
    at: { berlin: germanTime(issuedAt), utc: issuedAt },
    instruction: instruction.number ?? 'ohne Nummer',
    kind: (change ? 'Vorschlag: ' : '') + kindInLetter(instruction.kind),
    title: instruction.title,
    text: instruction.text,
    systems: instruction.systems.map((system) => systemWords[system]),
    dataCategories: instruction.dataCategories.map(dataCategoryWord),
    dataSubjects: instruction.dataSubjects.map(dataSubjectWord),
    wishedDate: instruction.wishedDate && germanDate(instruction.wishedDate),
    urgency: instruction.urgency === 'urgent' ? 'dringend' : 'normal',
    urgencyReason: instruction.urgencyReason,
    validity: validityOf(instruction),
    client: { name: client.name, address: germanAddress(client.address) },
    provider: { ...provider, address: germanAddress(provider.address), contact: contactOf(record) },
    ...enteredOf(record),
    givenBy: givenBy && personOf(givenBy),
    proves: provenIn(record),
    submittedAt: instruction.submittedAt && {
      berlin: germanTime(instruction.submittedAt),
      utc: instruction.submittedAt,
    },
    textSha256,
    ...moreOf(record),
    jws,
    keysUrl,
    toolUrl,
    isStamped,
    record: recordText,
    recordSha256: sha256Hex(recordText),
  }
}

/** What receipts have told since their third shape; nothing of it for those before. */
function moreOf(record: ReceiptRecord) {
  if (record.schema === 'avv-portal/receipt/1' || record.schema === 'avv-portal/receipt/2') {
    const nothing = { revision: null, channel: null, countersignedBy: null, evidence: null }
    return { ...nothing, confirmedSha256: null, details: [], statement: [], attachments: [] }
  }
  const { instruction, countersignedBy, confirmed, evidence, statement } = record
  const { about: _, ...details } = instruction.details ?? {}
  return {
    revision: instruction.revision,
    channel: channelWords[instruction.channel],
    countersignedBy: countersignedBy && personOf(countersignedBy),
    evidence,
    confirmedSha256: confirmed?.sha256 ?? null,
    details: labelled(details),
    statement: labelled(statement),
    attachments: instruction.attachments.map(({ name, sha256, size }) => ({
      name,
      sha256,
      size: `${size.toLocaleString('de-DE')} Byte`,
    })),
  }
}

const sideWords = { client: 'Auftraggeber', provider: 'Auftragnehmer' }

const changeIn = (record: ReceiptRecord) => ('change' in record ? record.change : null)

/** Whether it is a receipt about a change that was proposed, and not ordered. */
export const isOfChange = (record: string): boolean =>
  changeIn(ReceiptRecord.parse(JSON.parse(record))) !== null

function contactOf(record: ReceiptRecord): string {
  if (!isOfToday(record)) return ''
  const { email, phone } = record.provider.contact
  return [readableAddress(email), phone].filter(Boolean).join(' · ')
}

type Shape<S extends ReceiptRecord['schema']> = Extract<ReceiptRecord, { schema: S }>
type OfToday = Shape<
  'avv-portal/receipt/6' | 'avv-portal/receipt/7' | 'avv-portal/receipt/8' | 'avv-portal/receipt/9'
>
const isOfToday = (record: ReceiptRecord): record is OfToday => 'agreement' in record

/** What receipts have told since their sixth shape: the agreement, and who put the instruction into the portal. */
function enteredOf(record: ReceiptRecord) {
  if (!isOfToday(record)) return { agreement: null, entered: [] }
  const { agreement, entered } = record
  const whose = entered.side === 'client' ? 'für den Auftraggeber' : 'für den Auftragnehmer'
  const { told } = entered
  const corrected = 'corrected' in entered ? entered.corrected : null
  const authorisation = told && 'authorisation' in told ? told.authorisation : null
  const isOral = record.instruction.channel === 'oral'
  return {
    agreement: agreement
      ? `${agreement.number}, Fassung ${agreement.version}, gültig ab ${germanDate(agreement.validFrom)}${'answer' in agreement ? answerWords[agreement.answer ?? 'none'] : ''}`
      : 'keine Angabe',
    entered: [
      ['Im Portal erfasst', `${entered.by}, ${whose}`, germanTime(entered.at)],
      ...(corrected ? [['Berichtigt', `${corrected.by}, ${whose}`, germanTime(corrected.at)]] : []),
      ...(told
        ? [
            [
              isOral ? 'Mitgeteilt von' : 'Von',
              told.by,
              germanTime(told.at),
              ...(authorisation
                ? [
                    `im Verzeichnis nach §9: ${authorisation.name}, ${authorisation.function}, seit ${germanDate(authorisation.authorisedSince)}`,
                  ]
                : []),
              told.note ?? (isOral ? 'Wie: keine Angabe' : 'Anmerkung: keine Angabe'),
            ],
          ]
        : []),
    ].map(([label, ...lines]) => ({ label, lines })),
  }
}

/** What the client had said until then of how the agreement was recorded. */
const answerWords = {
  confirmed: '; wie erfasst vom Auftraggeber bestätigt',
  contested: '; vom Auftraggeber beanstandet: was erfasst ist, ist noch nicht geklärt',
  none: '; wie erfasst vom Auftraggeber noch nicht geprüft',
}

function personOf(declarant: Declarant) {
  const authenticatedBy = authenticationWords[declarant.authenticatedBy]
  if ('side' in declarant)
    return {
      name: declarant.name,
      function: 'für den Auftragnehmer',
      authorisedSince: null,
      authenticatedBy,
      ground: null,
    }
  const { name, function: held, authorisedSince, ground } = declarant
  return {
    name,
    function: held,
    authorisedSince: germanDate(authorisedSince),
    authenticatedBy,
    ground: ground ? groundInLetter(ground) : null,
  }
}

/** What a receipt proves, in a sentence. */
function provenIn(record: ReceiptRecord): string {
  const { act, givenBy } = record
  const isChange = changeIn(record) !== null
  const { proves } = letterWordsOf(act, isChange)
  if (givenBy && isChange)
    return `Sie belegt, dass die genannte Person zu der genannten Zeit im Portal des Auftragnehmers ${proves} und dass dies damit beiden Seiten in einem dokumentierten elektronischen Format vorliegt (§8.2).`
  return givenBy
    ? `Sie belegt, dass die genannte Person zu der genannten Zeit im Portal des Auftragnehmers ${proves} und dass ihm dies damit in einem dokumentierten elektronischen Format vorliegt (§8.3).`
    : `Sie belegt, dass der Auftragnehmer ${isChange ? 'den Vorschlag' : 'die Weisung'} zu der als Eingang genannten Zeit ${proves}.`
}

type Period = { validFrom: CalendarDate | null; validUntil: CalendarDate | null }

function validityOf({ validFrom, validUntil }: Period): string {
  if (!validFrom) return 'einmalig'
  if (!validUntil) return `dauernd, ab ${germanDate(validFrom)} bis auf Widerruf`
  return `dauernd, vom ${germanDate(validFrom)} bis ${germanDate(validUntil)}`
}
