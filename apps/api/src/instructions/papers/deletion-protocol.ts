import { canonicalJson } from '@portal/domain/canonical-json'
import { AppError } from '@portal/domain/fault'
import type { DeletionProtocol } from '@portal/domain/instructions/execution'
import { kindInLetter } from '@portal/domain/instructions/kinds'
import { getClient, getProvider } from '../../clients/service.ts'
import { sha256Hex } from '../../platform/crypto.ts'
import type { Reader } from '../../platform/database/db.ts'
import type { Party } from '../../platform/fair-queue.ts'
import { germanAddress, germanTime } from '../../platform/papers/german.ts'
import type { PdfPool, TemplateName } from '../../platform/papers/pdf.ts'
import type { Actor } from '../../platform/http/actor.ts'
import { getInstruction } from '../reading.ts'

const template: TemplateName = 'instructions/papers/deletion-protocol.typ'

/**
 * What the deletion protocol of an instruction says (§11.2), from its latest report. `record` is the report as it was
 * given: its SHA-256 stands in the evidence log. Throws `not-found` where the report has no protocol, and
 * `conflict` (`not-as-recorded`) where anything of the instruction is not what the log holds.
 */
export async function readDeletionProtocol(tx: Reader, actor: Actor, id: string) {
  const instruction = await getInstruction(tx, actor, id)
  const { execution, number, isDoubtful } = instruction
  if (!execution?.deletion || number === null)
    throw new AppError({ code: 'not-found', entity: 'deletion-protocol' })
  if (isDoubtful) throw new AppError({ code: 'conflict', rule: 'not-as-recorded' })
  const client = await getClient(tx, actor, instruction.clientId)
  const provider = await getProvider(tx)
  const { by, at, ...report } = execution
  const record = canonicalJson(report)
  return {
    number,
    at,
    data: {
      number,
      issuedAt: at,
      title: instruction.title,
      kind: kindInLetter(instruction.kind),
      client: { name: client.name, address: germanAddress(client.address) },
      provider: { name: provider.name, address: germanAddress(provider.address) },
      by,
      reportedAt: germanTime(at),
      from: germanTime(execution.executedFrom),
      until: germanTime(execution.executedUntil),
      report: execution.report,
      result: execution.result,
      remaining: execution.remaining,
      subprocessorsInformed: execution.subprocessorsInformed,
      fields: fieldsOf(execution.deletion),
      record,
      recordSha256: sha256Hex(record),
    },
  }
}

const fieldsOf = (protocol: DeletionProtocol): [string, string][] => [
  ['Datenbestände', protocol.dataSets],
  ['Systeme', protocol.systems],
  ['Datenträger', protocol.mediaIds ?? 'keine eigenen Datenträger'],
  ['Sicherungen', protocol.backups],
  ['Verfahren', protocol.method],
  ['Nachprüfung', protocol.verification],
]

/** The protocol as sealed PDF/A-3, made away from the event loop. */
export async function printDeletionProtocol(
  pdf: PdfPool,
  party: Party,
  { number, at, data }: Awaited<ReturnType<typeof readDeletionProtocol>>,
  host: string,
) {
  const words = {
    reason: `Löschprotokoll zur Weisung ${number}`,
    location: `AVV-Portal ${host}`,
    at,
  }
  const content = await pdf.render(template, data, words, party)
  return {
    content,
    fileName: `Löschprotokoll ${number}.pdf`,
    mediaType: 'application/pdf',
    sha256: sha256Hex(content),
  }
}
