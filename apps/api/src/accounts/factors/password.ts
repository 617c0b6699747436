import { hash, verify } from '@node-rs/argon2'
import { createFairQueue, type Party } from '../../platform/fair-queue.ts'

/** OWASP's second profile for argon2id (Password Storage Cheat Sheet): 19 MiB, two passes, one lane. */
export const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const prefix = '$argon2id$v=19$m=19456,t=2,p=1$'

// More hashes at once than cores only cost memory: 4 × 19 MiB is the most a storm of logins can take.
const hashes = createFairQueue({ atOnce: 4, waiting: 200 })

export const inTurn = <T>(party: Party, work: () => Promise<T>): Promise<T> =>
  hashes.run(party, work)

/** The argon2id hash of a password, with its parameters inside. NFC first, so that every keyboard types the same. */
export const hashPassword = (password: string, party: Party): Promise<string> =>
  inTurn(party, () => hash(password.normalize('NFC'), parameters))

// Of a password nobody knows, with today's parameters: checking against it takes as long as against a real one.
const decoy =
  '$argon2id$v=19$m=19456,t=2,p=1$XSV74cknQK1KcNPI62w4Cg$Oy9DSOpXOrXoCH8c+PXH1FJPbhhcXz4L9NLZyTauMPA'

/** Whether the password is the one hashed. Without a hash it takes as long and says no. */
export async function passwordMatches(
  stored: string | null,
  password: string,
  party: Party,
): Promise<boolean> {
  const against = stored ?? decoy
  const matches = await inTurn(party, () => verify(against, password.normalize('NFC')))
  return matches && stored !== null
}

/** A hash made with weaker parameters than today's is made anew at the next login. */
export const needsRehash = (stored: string): boolean => !stored.startsWith(prefix)
