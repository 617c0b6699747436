import { t } from '@lingui/core/macro'
import type { EvidenceItem } from '@portal/domain/evidence/contract'
import { Channel } from '@portal/domain/instructions/contract'
import { z } from 'zod'
import { channelWords } from '../instructions/words.ts'
import { formatEuro } from '../platform/language/format.ts'
import { say } from '../platform/language/i18n.ts'

const Known = z.object({
  /** From the second wording on it matters which one. */
  revision: z.int().min(2).optional().catch(undefined),
  amountCents: z.int().optional().catch(undefined),
  channel: Channel.optional().catch(undefined),
  sha256: z.string().optional().catch(undefined),
  /** Of a notice to many it is sealed before it is told. */
  paper: z.object({ sha256: z.string() }).optional().catch(undefined),
})
/** Whoever holds the document compares it with this. */
const sealing = new Set<string>(['paper.sealed', 'receipt.sealed'])

/** What the log keeps besides, where it says something to a person. */
export function sayFacts({ type, data }: EvidenceItem): string[] {
  const { revision, amountCents, channel, paper, sha256 } = Known.parse(data)
  const sealed = sealing.has(type) ? sha256 : paper?.sha256
  return [
    ...(revision === undefined ? [] : [t`Fassung ${revision}`]),
    ...(amountCents === undefined ? [] : [t`${formatEuro(amountCents)} ohne Umsatzsteuer`]),
    ...(sealed === undefined ? [] : [t`SHA-256 des PDF: ${sealed}`]),
    ...(channel === undefined ? [] : [say(channelWords[channel])]),
  ]
}
