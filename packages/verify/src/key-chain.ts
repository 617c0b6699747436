import { type Finding, signatureFinding } from './findings.ts'
import { headerOf, type Keys, openJws, recordOf, unchecked } from './formats/jws.ts'

const endorsementType = 'avv-portal-signing-key+jws'

/**
 * The keys that count: the anchors, and every key that one of them signed, or one that was signed by one of them, and so on.
 * A key beside that chain is a break; whoever got it in another way says so (`--trust`).
 */
export async function countedKeys(keys: Keys, anchors: readonly string[]): Promise<Keys> {
  const counted = new Map([...keys].filter(([kid]) => anchors.includes(kid)))
  for (let before = -1; before !== counted.size;) {
    before = counted.size
    for (const [kid, key] of keys) {
      const said = key.endorsement === null ? null : await openJws(key.endorsement, counted)
      const { kid: whose, x } = recordOf(said?.payload.jwk) ?? {}
      const isSigned = said?.typ === endorsementType && whose === kid && x === key.x
      if (isSigned) counted.set(kid, key)
    }
  }
  return counted
}

/** What is wrong with the signature of what was kept: no key that counts made it, but one that is known, or none. */
export const judgeKeptSignature = async (
  jws: string,
  counted: Keys,
  known: Keys,
): Promise<Finding | null> =>
  (await openJws(jws, counted)) ? null : signatureFinding('kept', (await openJws(jws, known))?.kid)

/** Where the chain begins: as what was kept says, else at the first key of those that are given or that the file brings. */
export function anchorsOf(keys: Keys, keptJws: string | undefined, trusted: readonly string[]) {
  const kept = keptJws === undefined ? undefined : rootOf(keptJws)
  const [first = ''] = keys.keys()
  return [...trusted, kept ?? first]
}

/** The key that a head or a receipt names as the root; one from before there were roots was signed by one itself. */
function rootOf(jws: string): string | undefined {
  const root = unchecked(jws)?.root ?? headerOf(jws)?.kid
  return typeof root === 'string' ? root : undefined
}
