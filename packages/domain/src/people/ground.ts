import { z } from 'zod'
import { Side } from '../access.ts'
import { Instant } from '../time.ts'

/** What of the client's own the provider may rest an act on that is the client's: the signed agreement, or a letter. */
export const CitedDocument = z.strictObject({
  kind: z.enum(['agreement', 'letter']),
  documentId: z.uuid(),
})
export type CitedDocument = z.output<typeof CitedDocument>

/**
 * What an entry of the §9 register or an access rests on. `act`: the client's own, with a second factor where it is an entry;
 * `confirmed`: written down by the provider, confirmed by the client; `first-manager`: invited by the provider where nobody
 * managed the client's access; `access`: an access of the provider's making that gives no authority; `unrecorded`: from
 * before grounds were kept.
 */
const GroundKind = z.enum([
  'act',
  'confirmed',
  'agreement',
  'letter',
  'first-manager',
  'access',
  'unrecorded',
])

/** Who made an entry, and on what ground. */
export const Ground = z.object({
  kind: GroundKind,
  by: z.string(),
  side: Side,
  at: Instant,
  /** Who of the client agreed to what the provider wrote down. */
  confirmedBy: z.string().nullable(),
  document: z.object({ id: z.uuid(), title: z.string(), sha256: z.hash('sha256') }).nullable(),
  /** Who of the provider made the access or the entry of whoever acted, where nobody of the client agreed to it in the portal. */
  managerInvitedBy: z.string().nullable(),
})
export type Ground = z.output<typeof Ground>

/** What the provider may not say by itself: it waits for the client, or cites what the client signed. */
export const isCited = ({ kind }: Pick<Ground, 'kind'>): boolean =>
  kind === 'agreement' || kind === 'letter'

/** What the evidence log keeps of a ground, apart from whose names stand in it. */
export const groundInLog = (ground: Ground | null) =>
  ground && {
    kind: ground.kind,
    side: ground.side,
    documentSha256: ground.document?.sha256 ?? null,
    managerInvitedByProvider: ground.managerInvitedBy !== null,
  }

export const namesInGround = ({ by, confirmedBy, managerInvitedBy }: Ground) => ({
  by,
  confirmedBy,
  managerInvitedBy,
})
