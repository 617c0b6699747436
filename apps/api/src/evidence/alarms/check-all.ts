import type { Instant } from '@portal/domain/time'
import type { Connections } from '../../platform/database/db.ts'
import type { Signer } from '../../platform/evidence/signing.ts'
import type { ReceiptVaults } from '../../receipts/sealed.ts'
import { type Anchor, anchorFileIn, rememberAnchors } from '../anchors.ts'
import { type Checked, checkLog, listOwners } from '../checks/check.ts'
import type { Finding } from '../checks/findings.ts'
import type { SealedNoticesAsked } from '../checks/receipts-check.ts'
import { trustedKeys } from '../keys.ts'
import { knownAnchors, share } from '../shared-anchors.ts'

export type CheckDeps = {
  worker: Connections
  signer: Signer
  /** What opens receipts and their letters. */
  vaults: ReceiptVaults
  /** Where heads are remembered outside the database. */
  dataDir: string
}

/** What becomes of what a check found; resolves to how much of it stands, ended by nobody. */
type Settle = (clientId: string, checked: Checked) => Promise<{ open: number }>

/** Nothing is known of it and nothing becomes of it. */
const asFound: Settle = async (_, { findings }) => ({ open: findings.length })

export type AllChecked = {
  logs: number
  owners: string[]
  /** What is wrong, by client. */
  findings: Map<string, Finding[]>
  /** In how many logs something stands that nobody has ended. */
  open: number
}

/** Checks all logs and remembers the heads of those where nothing stands. */
export async function checkAllLogs(
  { worker, signer, vaults, dataDir }: CheckDeps,
  now: Instant,
  settle: Settle = asFound,
): Promise<AllChecked> {
  const anchorFile = anchorFileIn(dataDir)
  const keys = await worker.transaction(null, (tx) => trustedKeys(tx, signer))
  const known = await knownAnchors(worker, keys, anchorFile)
  const forged = Map.groupBy(known.forged, ({ client }) => client)
  const owners = await listOwners(worker)
  const findings = new Map<string, Finding[]>()
  const sound: Anchor[] = []
  const notices: SealedNoticesAsked = new Map()
  let open = 0
  const judge = async (client: string, checked: Checked) => {
    const all = [
      ...checked.findings,
      ...(forged.get(client) ?? []).map(({ sequence, hash }): Finding => ({
        flaw: 'kept',
        sequence,
        found: hash,
      })),
    ]
    if (all.length > 0) findings.set(client, all)
    const settled = await settle(client, { ...checked, findings: all })
    if (settled.open > 0) open++
    else if (checked.head && !isKnown(known.byClient.get(client), checked.head))
      sound.push({ at: now, client, ...checked.head })
  }
  for (const client of owners) {
    const anchors = known.byClient.get(client) ?? []
    await judge(client, await checkLog(worker, client, { keys, anchors, vaults, notices }))
  }
  const gone = new Set([...known.byClient.keys(), ...forged.keys()]).difference(new Set(owners))
  for (const client of gone) {
    const sequence = known.byClient.get(client)?.at(-1)?.sequence
    await judge(client, {
      findings: sequence === undefined ? [] : [{ flaw: 'kept', sequence }],
      head: null,
    })
  }
  await rememberAnchors(anchorFile, [...known.news, ...sound])
  await share(worker, [...known.unshared, ...sound])
  return { logs: owners.length, owners, findings, open }
}

const isKnown = (anchors: Anchor[] | undefined, head: { sequence: number; hash: string }) =>
  anchors?.some(({ sequence, hash }) => sequence === head.sequence && hash === head.hash) ?? false
