import { evidenceMoves } from '@portal/domain/moves/evidence'
import { eq, getTableColumns, sql } from 'drizzle-orm'
import type { Vault } from '../platform/crypto.ts'
import type { Connections, Tx } from '../platform/database/db.ts'
import { prepared } from '../platform/database/prepared.ts'
import { asWorker } from '../platform/database/worker.ts'
import type { Party } from '../platform/fair-queue.ts'
import { openKept } from '../platform/papers/kept-paper.ts'
import { createPress, type PressDeps, type Printed } from '../platform/papers/press.ts'
import { noticePapers, notices } from './table.ts'
import { noticePaper } from './notice-paper.ts'

/** What the log is told of a sealed notice. */
export type PaperFacts = {
  sha256: string
  certificateSha256: string
  stampedAt?: string
  stampedBy?: string
}

/** The sealed PDF of each published notice: sealed once, the same for all clients that have it. */
export type SealedNotices = {
  /** Its log names it before this client has it; null: the provider asks. */
  document: (noticeId: string, clientId: string | null, party?: Party) => Promise<Printed>
  /** Seals it where it was not yet. */
  seal: (noticeId: string) => Promise<PaperFacts>
  /** A line in the log of each of these clients that has the notice, and none of its PDF yet. */
  name: (noticeId: string, clientIds: string[]) => Promise<void>
}

/** Makes them as `portal_worker`. Rejects where the notice is not published. */
export function createSealedNotices({
  vaults: { notices: vault },
  ...deps
}: PressDeps & { vaults: { notices: Vault } }): SealedNotices {
  const press = createPress<{ noticeId: string; clientId: null }>(deps, {
    key: ({ noticeId }) => noticeId,
    find: async (tx, { noticeId }) => {
      const [notice] = await publishedNotice(tx, { noticeId, clientId: null })
      const { number, publishedAt, paper } = notice ?? {}
      if (!notice || !number || !publishedAt) throw new Error(`there is no notice ${noticeId}`)
      if (paper) return { stored: open(vault, number, paper) }
      return { unprinted: await noticePaper(tx, { ...notice, number, publishedAt }) }
    },
    keep: async (tx, { noticeId }, content, facts) => {
      const box = vault.seal(content, contextOf(noticeId))
      await tx
        .insert(noticePapers)
        .values({ noticeId, ...box, ...facts })
        .onConflictDoNothing()
      return null
    },
  })
  const name: SealedNotices['name'] = (noticeId, clientIds) => nameIn(deps, noticeId, clientIds)
  return {
    name,
    seal: async (noticeId) => {
      await press({ noticeId, clientId: null })
      const of = { noticeId, clientId: null }
      const [found] = await deps.worker.transaction(null, (tx) => publishedNotice(tx, of))
      if (!found?.paper) throw new Error(`notice ${noticeId} was not sealed`)
      return factsOf(found.paper)
    },
    document: async (noticeId, clientId, party) => {
      const { number, paper, isNamed } = (await findFor(deps.worker, noticeId, clientId)) ?? {}
      if (number && paper && isNamed) return open(vault, number, paper)
      const printed = await press({ noticeId, clientId: null }, party)
      if (clientId !== null) await name(noticeId, [clientId])
      return printed
    },
  }
}

const contextOf = (noticeId: string) => `notice/${noticeId}`

type Kept = typeof noticePapers.$inferSelect
const factsOf = ({ sha256, certificateSha256, stampedAt, stampedBy }: Kept): PaperFacts => ({
  sha256,
  certificateSha256,
  ...(stampedAt && stampedBy && { stampedAt, stampedBy }),
})

function open(vault: Vault, number: string, paper: Kept): Printed {
  const content = openKept(vault, contextOf(paper.noticeId), { plain: null, ...paper })
  const fileName = `Mitteilung ${number}.pdf`
  return { content, fileName, mediaType: 'application/pdf', sha256: paper.sha256 }
}

type For = { noticeId: string; clientId: string | null }
/** With its sealed PDF, and whether this client's log names that; of no client it need not. */
const publishedNotice = prepared<For>()((db, { noticeId, clientId }) =>
  db
    .select({
      ...getTableColumns(notices),
      paper: getTableColumns(noticePapers),
      isNamed: sql<boolean>`(${clientId}::uuid is null or notice_paper_is_named(${clientId}::uuid, ${notices.id}))`,
    })
    .from(notices)
    .leftJoin(noticePapers, eq(noticePapers.noticeId, notices.id))
    .where(eq(notices.id, noticeId)),
)

async function findFor(worker: Connections, noticeId: string, clientId: string | null) {
  const [found] = await asWorker(worker, clientId ?? '', (tx) =>
    publishedNotice(tx, { noticeId, clientId }),
  )
  return found
}

type Naming = Pick<PressDeps, 'evidence' | 'clock'> & { worker: Connections }

const nameIn = ({ worker, evidence, clock }: Naming, noticeId: string, clientIds: string[]) =>
  worker.transaction(null, async (tx) => {
    const lacking = await lackingOf(tx, noticeId, clientIds)
    const of = { noticeId, clientId: null }
    const [notice] = lacking.length > 0 ? await publishedNotice(tx, of) : []
    if (!notice?.paper) return
    const { number, paper } = notice
    await evidence.forMany(
      tx,
      lacking.map(({ clientId }) => ({
        clientId,
        at: clock(),
        type: evidenceMoves.seal_paper.event,
        subject: { kind: 'notice', id: noticeId, number },
        data: { kind: 'notice', ...factsOf(paper) },
        personal: null,
      })),
    )
  })

async function lackingOf(tx: Tx, noticeId: string, clientIds: string[]) {
  const { rows } = await tx.execute<{ clientId: string }>(
    sql`select clients_to_name_paper(${noticeId}::uuid, ${sql.param(clientIds)}::uuid[]) as "clientId"`,
  )
  return rows
}
