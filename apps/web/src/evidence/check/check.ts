import { chunksOf } from '@portal/verify/formats/chunks'
import { Unusable } from '@portal/verify/findings'
import { headerOf, type Keys, keysOf } from '@portal/verify/formats/jws'
import { keptOf, plainOf } from '@portal/verify/kept'
import { anchorsOf, countedKeys, judgeKeptSignature } from '@portal/verify/key-chain'
import { headType, type LogResult, type Progress, verifyLog } from '@portal/verify/log'
import { type Judged as Verified, soughtOf, verifyFile } from '@portal/verify/receipt'
import { judgeLetter, judgePaper, sealsIn } from '@portal/verify/seal-check'
import type { Checked, CheckedFile, Question } from './protocol.ts'

/** Larger than anything the portal hands out. */
const mostBytes = 50_000_000

type Read = Verified | { kind: 'head'; jws: string }
type Known = { keys: Keys; counted: Keys; published: string[] }

/** Checks a client's whole log as the portal hands it out, and each file against it. */
export async function check(
  { clientId, kept, files }: Question,
  onProgress: (progress: Progress) => void,
): Promise<Checked> {
  const begun = performance.now()
  const jwks: unknown = await (await asked('/.well-known/jwks.json')).json()
  const keys = keysOf(jwks)
  const keptJws = kept !== null && !plainOf(kept) ? kept : undefined
  const counted = await countedKeys(keys, anchorsOf(keys, keptJws, []))
  const published = await sealsIn(jwks, counted)
  const read: (Read | null)[] = []
  for (const file of files) read.push(await readFile(file, keys))
  const { body } = await asked(`/api/v1/evidence/export?clientId=${clientId}`)
  if (!body) throw new NoAnswer()
  const known = { keys, counted, published }
  const papers = read.filter((each) => each !== null)
  const receipts = papers.map((each) => (each.kind === 'head' ? each : soughtOf(each)))
  const given = { keys, kept: kept ?? undefined, receipts, onProgress }
  const log = await verifyLog(chunksOf(body), given)
  const judged: CheckedFile[] = []
  for (const [i, { name, size }] of files.entries()) {
    const each = read[i]
    judged.push({ name, size, ...(each ? await judge(each, papers, log, known) : unknown) })
  }
  return { log, files: judged, seconds: (performance.now() - begun) / 1000 }
}

/** The portal gave no answer to check. */
export class NoAnswer extends Error {}

async function asked(path: string): Promise<Response> {
  const response = await fetch(path, { credentials: 'same-origin', cache: 'no-store' })
  if (!response.ok) throw new NoAnswer(String(response.status))
  return response
}

async function readFile(file: File, keys: Keys): Promise<Read | null> {
  if (file.size > mostBytes) return null
  const content = new Uint8Array(await file.arrayBuffer())
  const text = content.length < 100_000 ? new TextDecoder().decode(content).trim() : ''
  try {
    if (headerOf(text)?.typ === headType) return { kind: 'head', jws: keptOf(text) && text }
    const verified = await verifyFile(content, keys)
    if (verified.kind === 'receipt') keptOf(verified.receipt.jws)
    return verified
  } catch (error) {
    if (error instanceof Unusable) return null
    throw error
  }
}

const unknown = { kind: 'unknown' } as const
type Judged =
  | Omit<CheckedFile & { kind: 'receipt' }, 'name' | 'size'>
  | Omit<CheckedFile & { kind: 'paper' }, 'name' | 'size'>
  | Omit<CheckedFile & { kind: 'head' }, 'name' | 'size'>

async function judge(each: Read, papers: Read[], log: LogResult, known: Known): Promise<Judged> {
  const {
    findings: place = [],
    letter = null,
    stamp: stampInLog = null,
  } = log.receipts[papers.indexOf(each)] ?? {}
  if (each.kind === 'head') {
    const { sequence } = keptOf(each.jws)
    const unsigned = await judgeKeptSignature(each.jws, known.counted, known.keys)
    return { kind: 'head', sequence, findings: [...(unsigned ? [unsigned] : []), ...place] }
  }
  if (each.kind === 'paper') {
    const { seal, stamp, sha256, findings } = each.paper
    const { published } = known
    const ofPaper = judgePaper(each.paper, { given: undefined, published, inLog: letter })
    return {
      kind: 'paper',
      said: { logged: letter, seal, sha256 },
      findings: [...findings, ...ofPaper.findings],
      stamps: { stamp, stampInLog },
      uncompared: stamp ? ['authority'] : [],
    }
  }
  const { receipt } = each
  const { number, client, givenBy, issuedAt, title, text, seal, stamp } = receipt
  const ofLetter = judgeLetter(receipt, { given: undefined, published: known.published, letter })
  return {
    kind: 'receipt',
    said: { number, client: client.name, givenBy, issuedAt, title, text, seal },
    findings: [...receipt.findings, ...place, ...ofLetter.findings],
    stamps: { stamp, stampInLog },
    // Whose certificates count the page does not know.
    uncompared: [...ofLetter.uncompared, ...(stamp ? (['authority'] as const) : [])],
  }
}
