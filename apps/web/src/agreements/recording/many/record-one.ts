import type { AgreementDetail } from '@portal/domain/agreements/contract'
import type { RecordAgreement } from '@portal/domain/agreements/recording'
import { Client } from '@portal/domain/clients/contract'
import { Document } from '@portal/domain/documents/contract'
import { AppError, type FaultCode, invalid } from '@portal/domain/fault'
import { allPages } from '../../../platform/http/all-pages.ts'
import { inMemory } from '../../../platform/form/in-memory.ts'
import { faultOf } from '../../../platform/http/fault-of.ts'
import { http } from '../../../platform/http/http.ts'
import { recordAgreement } from '../../acts.ts'
import { scanOf } from '../photographs.ts'
import { keepScan } from '../queries.ts'
import { scansOf } from './scans.ts'
import { isReadable, sha256Of } from './twins.ts'

export type Ready = {
  client: Client
  paper: (documentId: string) => Omit<RecordAgreement, 'way' | 'clientId'>
}

/** Scans that were kept for a paper which was then refused, by whose they are and the files they were made of. */
const kept = new Map<string, string>()

/** Records the paper of one client: its scan, then the agreement. */
export async function recordOne({ client, paper }: Ready, title: string): Promise<AgreementDetail> {
  const documentId = await documentOf(client.id, title)
  return recordAgreement({ way: 'recorded', clientId: client.id, ...paper(documentId) })
}

/**
 * Who has got an agreement meanwhile is left alone before anything is kept for them. With a scan kept before, the agreement may be
 * the one that was recorded with it, its answer lost on the way: the same act is answered once more.
 */
async function documentOf(clientId: string, title: string): Promise<string> {
  const scans = scansOf(clientId)
  const key = [clientId, ...scans.map(({ id }) => id)].join(' ')
  const before = kept.get(key)
  if (before) return before
  const now = await http('GET', `/clients/${clientId}`, Client)
  if (now.hasAgreement) throw new AppError({ code: 'conflict', rule: 'has-agreement' })
  const file = await readScan(scans.map((scan) => scan.file))
  const { id } =
    (await sameScan(clientId, file)) ?? (await keepScan({ clientId, title, file }, () => {}))
  kept.set(key, id)
  return id
}

/** Whole before it is sent: an upload that cannot read its file looks like a lost connection. */
async function readScan(files: readonly File[]): Promise<File> {
  const readable = await Promise.all(files.map(isReadable))
  if (readable.includes(false)) throw unreadable()
  const scan = await scanOf(files)
  return inMemory(scan).catch(() => {
    throw unreadable()
  })
}

const unreadable = () => invalid('/scan', 'scan-unreadable', 'can be read no more')

/** The same file, kept in a sitting that was broken off before its agreement was recorded. */
async function sameScan(clientId: string, file: File): Promise<Document | undefined> {
  const { signal } = new AbortController()
  const documents = await allPages('/documents', Document, signal, { clientId, kind: 'agreement' })
  const alike = documents.filter(({ size }) => size === file.size)
  if (alike.length === 0) return undefined
  const sha256 = await sha256Of(file)
  return alike.find((document) => document.sha256 === sha256)
}

const endsAll = new Set<FaultCode | undefined>([
  'unauthenticated',
  'reauthentication-required',
  'forbidden',
  'quota-exceeded',
  'unavailable',
])

/** Whether what kept one client's paper from being recorded keeps all that follow from it, too. */
export const isEndOfAll = (error: unknown): boolean => endsAll.has(faultOf(error)?.code)
