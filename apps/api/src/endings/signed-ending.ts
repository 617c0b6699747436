import { canonicalJson } from '@portal/domain/canonical-json'
import { type JWK, openJws, type Signer } from '../platform/evidence/signing.ts'
import type { endings } from './table.ts'

type Row = typeof endings.$inferSelect
/** What a person said when they ended something. */
type Said = Omit<Row, 'signed' | 'log'>

const type = 'avv-portal-ending+jws'

/** An ending in the portal's name: of a log that takes no line any more nothing else proves it. */
export const signEnding = (signer: Signer, said: Said): string =>
  signer.sign({ v: 1, ...said }, type)

/** Whether a row is what the portal wrote when a person ended something. */
export const isSignedEnding = ({ signed, log: _, ...said }: Row, keys: readonly JWK[]): boolean =>
  openJws(signed, type, keys) === canonicalJson({ v: 1, ...said })
