import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parentPort, workerData } from 'node:worker_threads'
import {
  NodeCompiler,
  type NodeTypstDocument,
  PdfStandard,
} from '@myriaddreamin/typst-ts-node-compiler'
import { messageOf } from '../message-of.ts'
import type { PdfAnswer, PdfJob, PdfThreadData } from './pdf.ts'
import { fonts, printable } from './pdf-fonts.ts'
import { certificateFacts } from './certificate-facts.ts'
import { germanTime } from './german.ts'
import { qrCode } from './qr-code.ts'
import { openSeal, type SealPlace, sealPdf } from './seal.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const compiler = NodeCompiler.create({ workspace: root, fontArgs: [{ fontBlobs: fonts }] })

// Files in memory that the templates read with `json()`: what a person typed arrives as a string and is never parsed as markup.
const provide = (name: string, json: string) =>
  compiler.mapShadow(join(root, name), Buffer.from(json))

type Typeset = { pdf: Uint8Array<ArrayBuffer>; seal: SealPlace | null } | { diagnostics: string[] }

function typeset({ template, data }: Pick<PdfJob, 'template' | 'data'>, press: object): Typeset {
  let coded = false
  const json = JSON.stringify(data, (key, value: unknown) => {
    // What a document carries as a file stays as it is, byte for byte; everything else is there to be shown.
    if (typeof value !== 'string' || key === 'record') return value
    const shown = printable(value)
    coded ||= shown !== value
    return shown
  })
  provide('data.json', json)
  provide('coded.json', String(coded))
  provide('press.json', JSON.stringify(press))
  const compiled = compiler.compile({ mainFilePath: join(root, template) })
  const failure = compiled.takeDiagnostics()
  if (!compiled.result) return { diagnostics: (failure?.shortDiagnostics ?? []).map(describe) }
  const pdf = compiler.pdf(compiled.result, { pdfStandard: PdfStandard.A_3a })
  return { pdf: new Uint8Array(pdf), seal: placeOfSeal(compiled.result) }
}

/** Where the mark of the seal is printed; null: nowhere. */
function placeOfSeal(document: NodeTypstDocument): SealPlace | null {
  const marked = compiler.query(document, { selector: '<seal-corner>' }) as { value: Corner }[]
  const [from, to] = marked.map(({ value }) => value)
  if (!from || !to) return null
  return { ...from, width: to.x - from.x, height: to.y - from.y }
}
type Corner = { page: number; x: number; y: number }

const describe = ({ path, message }: { path?: string; message?: string }) =>
  `${path ?? ''}: ${message ?? ''}`

const { seal } = workerData as PdfThreadData
let opened: ReturnType<typeof openSeal> | undefined

function signer() {
  if (!seal) throw new Error('there is nothing to seal with')
  return (opened ??= openSeal(seal))
}

/** What the press itself puts onto a page: when it was printed, and its seal. */
async function pressOf({ seal: words, logo, at }: PdfJob) {
  if (logo) compiler.mapShadow(join(root, 'logo.png'), Buffer.from(logo.png))
  const printed = {
    at,
    berlin: germanTime(at),
    logo: logo && { ratio: logo.ratio, onDark: logo.onDark },
  }
  if (!words) return { ...printed, seal: null }
  const { name, fingerprint, isSelfMade } = certificateFacts((await signer()).certificate)
  const check = { url: words.checkAt, code: qrCode(words.checkAt) }
  return { ...printed, seal: { name: printable(name), fingerprint, isSelfMade, check } }
}

async function answer(job: PdfJob): Promise<PdfAnswer> {
  try {
    const set = typeset(job, await pressOf(job))
    if (!('pdf' in set)) return set
    if (!job.seal) return { pdf: set.pdf }
    return { pdf: await sealPdf(set.pdf, await signer(), job.seal, job.at, set.seal) }
  } catch (error) {
    return { diagnostics: [messageOf(error)] }
  } finally {
    // Typst remembers every layout it made; without this the memory of the thread grows with each document.
    compiler.evictCache(10)
  }
}

async function work(job: PdfJob) {
  const reply = await answer(job)
  parentPort?.postMessage(reply, 'pdf' in reply ? [reply.pdf.buffer] : [])
}
parentPort?.on('message', (job: PdfJob) => void work(job))
