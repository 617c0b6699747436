import { z } from 'zod'
import type { Side } from '../access.ts'
import type { InstructionChannel } from '../moves/instruction-state.ts'
import { line } from '../text.ts'
import { CalendarDate } from '../time.ts'

/** What letters call a field, and what they call each choice where it is one of several. */
type LetterWords<Fields> = {
  [Name in keyof Fields]: Fields[Name] extends z.ZodEnum<infer Choices>
    ? { name: string; choices: Record<keyof Choices, string> }
    : string
}
export type FieldLetter = string | { name: string; choices: Record<string, string> }

/** The fields a kind has besides those of every instruction; a field without its word does not compile. */
const details = <About extends string, Fields extends z.ZodRawShape>(
  about: About,
  fields: Fields,
  letter: LetterWords<Fields>,
) => ({ schema: z.strictObject({ about: z.literal(about), ...fields }), letter })

type Kind = {
  /** The clauses of the agreement it rests on. */
  clause: string | null
  /** What letters call it; pages have words of their own, in both languages. */
  letter: string
  details?: {
    schema: z.ZodObject<{ about: z.ZodLiteral<string> }>
    letter: Readonly<Record<string, FieldLetter>>
  }
  /** Its execution deletes, and a protocol of that belongs to the report (§11.2). */
  deletes?: true
  /** Nobody orders it: it takes effect when the other side has agreed (§8.2, §16). */
  mutual?: true
}

/** Everything an instruction may ask for. */
export const instructionKinds = {
  rectification: { clause: '§ 5.1', letter: 'Berichtigung von Daten' },
  erasure: { clause: '§ 5.1', letter: 'Löschung von Daten', deletes: true },
  restriction: { clause: '§ 5.1', letter: 'Einschränkung der Verarbeitung' },
  data_export: { clause: '§ 5.2', letter: 'Herausgabe von Daten' },
  // What was handed back is deleted once it has arrived.
  return: { clause: '§ 11.2', letter: 'Rückgabe von Daten', deletes: true },
  access_support: { clause: '§ 6.8', letter: 'Unterstützung bei einer Auskunft' },
  processing_change: { clause: '§ 8.2', letter: 'Änderung der Verarbeitung', mutual: true },
  security_measure: { clause: '§ 4', letter: 'Sicherheitsmaßnahme' },
  support: {
    clause: '§ 6.8, § 10.1',
    letter: 'Unterstützung',
    details: details(
      'support',
      {
        occasion: z.enum(['impact_assessment', 'authority', 'breach', 'data_subject', 'audit']),
        /** Who asks, such as the supervisory authority, and under which reference. */
        askedBy: line(200).nullable().default(null),
        reference: line(200).nullable().default(null),
        respondBy: CalendarDate.nullable().default(null),
      },
      {
        occasion: {
          name: 'Anlass',
          choices: {
            impact_assessment: 'Datenschutz-Folgenabschätzung',
            authority: 'Anfrage einer Aufsichtsbehörde',
            breach: 'Verletzung des Schutzes personenbezogener Daten',
            data_subject: 'Antrag einer betroffenen Person',
            audit: 'Prüfung',
          },
        },
        askedBy: 'Angefragt von',
        reference: 'Aktenzeichen',
        respondBy: 'Antwort bis',
      },
    ),
  },
  error_report: {
    clause: '§ 8.5',
    letter: 'Fehlermeldung',
    details: details(
      'error',
      {
        foundOn: CalendarDate,
        /** Where it shows: a system, a list, a document. */
        where: line(500),
      },
      { foundOn: 'Bemerkt am', where: 'Ort des Fehlers' },
    ),
  },
  other: { clause: null, letter: 'Sonstige Weisung' },
} as const satisfies Record<string, Kind>

export type InstructionKind = keyof typeof instructionKinds
// The own keys of the table are the names its type has.
export const InstructionKind = z.enum(Object.keys(instructionKinds) as InstructionKind[])

type Kinds = (typeof instructionKinds)[InstructionKind]
type DetailsSchema = Extract<Kinds, { details: object }>['details']['schema']
export type Details = z.output<DetailsSchema>

const kinds: Readonly<Record<InstructionKind, Kind>> = instructionKinds
const nameOf = ({ shape }: DetailsSchema) => shape.about.value
// By their names: the order of the kinds is a matter of the pages alone.
const schemas = Object.values(instructionKinds)
  .flatMap((kind) => ('details' in kind ? [kind.details.schema] : []))
  .toSorted((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1))
/** What some kinds need besides their text; the table's schemas, told apart by `about`. */
export const Details = z.discriminatedUnion(
  'about',
  // At least one kind has some.
  schemas as [DetailsSchema, ...DetailsSchema[]],
)

/** What `details` of a kind are about; null for a kind that has none. */
export const aboutOf = (kind: InstructionKind): string | null =>
  kinds[kind].details?.schema.shape.about.value ?? null

export const isOfDeletion = (kind: InstructionKind): boolean => kinds[kind].deletes === true
export const isMutual = (kind: InstructionKind): boolean => kinds[kind].mutual === true
/** Which side proposes it, or has proposed it; null: it is ordered, or was before changes of the processing were proposals. */
export const proposerOf = ({ kind, proposedBy, submittedAt, channel }: Proposable): Side | null =>
  proposedBy ??
  (submittedAt === null && channel === 'portal' && isMutual(kind) ? ('client' as const) : null)
type Proposable = {
  kind: InstructionKind
  proposedBy: Side | null
  submittedAt: string | null
  channel: InstructionChannel
}
export const clauseOf = (kind: InstructionKind): string | null => kinds[kind].clause

/** What a letter calls a kind: Löschung von Daten (§5.1). It writes clauses as the agreement does. */
export function kindInLetter(kind: InstructionKind): string {
  const { letter, clause } = kinds[kind]
  return clause ? `${letter} (${clause.replaceAll('§ ', '§')})` : letter
}

/** What letters call the fields of all details. */
export const detailsInLetter: Readonly<Record<string, FieldLetter>> = Object.assign(
  {},
  ...Object.values(kinds).map(({ details: own }) => own?.letter),
)
