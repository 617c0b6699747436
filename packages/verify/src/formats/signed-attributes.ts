import type { DigestAlgorithm } from '#port'
import { concat, hexOf } from './bytes.ts'
import type { Node } from './der.ts'

/** The kinds of hash that a signature in CMS may be over, by their object identifiers. */
export const digestKinds: Readonly<Record<string, DigestAlgorithm>> = {
  '608648016503040201': 'sha256',
  '608648016503040202': 'sha384',
  '608648016503040203': 'sha512',
}

const none = new Uint8Array()
/** The digits of an object identifier; empty where there is none. */
export const oidIn = (node: Node | undefined): string => hexOf(node?.content ?? none)

/** The only value of the attribute of this kind (RFC 5652, §5.3). */
export const valueIn = (attributes: Node, oid: string): Node | undefined =>
  attributes.children.find(({ children }) => oidIn(children[0]) === oid)?.children[1]?.children[0]

/** What is signed is the set itself, not its place in the signer's info (RFC 5652, §5.4). */
export const signedSetOf = (attributes: Node): Uint8Array =>
  concat([Uint8Array.of(0x31), attributes.raw.subarray(1)])
