import { evidenceMoves } from '@portal/domain/moves/evidence'
import type { PaperKind } from '@portal/domain/instructions/papers'
import { and, eq, getTableColumns } from 'drizzle-orm'
import type { Tx } from '../../platform/database/db.ts'
import { prepared } from '../../platform/database/prepared.ts'
import { newId } from '../../platform/database/ids.ts'
import { eventsOf } from '../../platform/papers/check-page.ts'
import {
  createPress,
  type Press,
  type PressDeps,
  type Unprinted,
} from '../../platform/papers/press.ts'
import { openPaper, type ReceiptVaults, sealPaper } from '../../receipts/sealed.ts'
import { instructionPapers } from '../correspondence-table.ts'
import { instructions } from '../table.ts'
import { concernPaper } from './concern.ts'
import { deletionProtocol } from './deletion-protocol.ts'
import type { PaperOf } from './paper-queue.ts'

export type InstructionPapers = Press<PaperOf>

const printing: Record<PaperKind, (tx: Tx, of: PaperOf) => Promise<Unprinted>> = {
  concern: concernPaper,
  'deletion-protocol': deletionProtocol,
}
const fileNames: Record<PaperKind, (number: string, sequence: number) => string> = {
  concern: (number, sequence) => `Bedenken ${number}${sequence > 1 ? `-${sequence}` : ''}.pdf`,
  'deletion-protocol': (number) => `Löschprotokoll ${number}.pdf`,
}

/** Makes the documents about instructions as `portal_worker`. Rejects where that client has no such document. */
export function createInstructionPapers({
  vaults,
  ...deps
}: PressDeps & { vaults: ReceiptVaults }): InstructionPapers {
  return createPress<PaperOf>(deps, {
    key: ({ instructionId, kind, sequence }) => `${instructionId}/${kind}/${sequence}`,
    find: async (tx, of) => {
      const { instructionId, kind, sequence } = of
      const [kept] = await keptPaper(tx, { instructionId, kind, sequence })
      const checkAt = eventsOf(of.clientId, of.instructionId)
      if (!kept) return { unprinted: { ...(await printing[of.kind](tx, of)), checkAt } }
      const content = openPaper(vaults.papers, kept)
      const fileName = fileNames[kind](kept.number ?? '', sequence)
      return { stored: { content, fileName, mediaType: 'application/pdf', sha256: kept.sha256 } }
    },
    keep: async (tx, of, content, facts) => {
      const id = newId()
      const { clientId, instructionId, kind, sequence } = of
      const stored = await tx
        .insert(instructionPapers)
        .values({ id, ...of, ...sealPaper(vaults.papers, { clientId, id }, content), ...facts })
        .onConflictDoNothing()
        .returning({ id: instructionPapers.id })
      if (stored.length === 0) return null
      const [row] = await keptPaper(tx, { instructionId, kind, sequence })
      const { sha256, certificateSha256, stampedAt, stampedBy } = facts
      return {
        clientId,
        type: evidenceMoves.seal_paper.event,
        subject: { kind: 'instruction', id: instructionId, number: row?.number ?? null },
        data: {
          kind,
          sequence,
          sha256,
          certificateSha256,
          ...(stampedAt && stampedBy && { stampedAt, stampedBy }),
        },
        personal: null,
      }
    },
  })
}

/** As it was sealed, with the number of what it is about. */
const keptPaper = prepared<Omit<PaperOf, 'clientId'>>()((db, { instructionId, kind, sequence }) =>
  db
    .select({ ...getTableColumns(instructionPapers), number: instructions.number })
    .from(instructionPapers)
    .innerJoin(instructions, eq(instructions.id, instructionPapers.instructionId))
    .where(
      and(
        eq(instructionPapers.instructionId, instructionId),
        eq(instructionPapers.kind, kind),
        eq(instructionPapers.sequence, sequence),
      ),
    ),
)
