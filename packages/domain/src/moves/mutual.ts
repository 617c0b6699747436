import type { Side } from '../access.ts'
import type { Instant } from '../time.ts'

/** What binds both sides only once the other one has agreed (§8.2, §16): who proposed it, and since when it is agreed. */
export type Mutual = {
  /** Null: one side says it alone. */
  proposedBy: Side | null
  agreedAt: Instant | null
}

const otherSide = (side: Side): Side => (side === 'client' ? 'provider' : 'client')

/** Proposed, and the other side has not agreed yet. */
export const isProposed = ({ proposedBy, agreedAt }: Mutual): boolean =>
  proposedBy !== null && agreedAt === null

/** Who has to agree; null: nobody any more, or nobody ever had to. */
export const agreesTo = (mutual: Mutual): Side | null =>
  mutual.proposedBy !== null && isProposed(mutual) ? otherSide(mutual.proposedBy) : null

/** Who may still change it or take it back alone; once it is agreed, nobody. */
export const holdsAlone = (mutual: Mutual): Side | null =>
  isProposed(mutual) ? mutual.proposedBy : null

/** The other side agrees: from then on it stands for both. */
export const agreed = <State extends Mutual>(state: State, at: Instant): State => ({
  ...state,
  agreedAt: at,
})
