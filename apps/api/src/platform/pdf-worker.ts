import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parentPort } from 'node:worker_threads'
import { NodeCompiler, PdfStandard } from '@myriaddreamin/typst-ts-node-compiler'
import type { PdfAnswer, PdfJob } from './pdf.ts'
import { fonts, unprintable } from './pdf-fonts.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const compiler = NodeCompiler.create({ workspace: root, fontArgs: [{ fontBlobs: fonts }] })

// Files in memory that the templates read with `json()`: what a person typed arrives as a string and is never parsed as markup.
const provide = (name: string, json: string) =>
  compiler.mapShadow(join(root, name), Buffer.from(json))

function typeset({ template, data }: PdfJob): PdfAnswer {
  let text = ''
  const json = JSON.stringify(data, (_, value: unknown) => {
    if (typeof value !== 'string') return value
    // Half of a surrogate pair is no character and has no form in UTF-8.
    const whole = value.toWellFormed()
    text += whole
    return whole
  })
  provide('data.json', json)
  provide('unprintable.json', JSON.stringify(unprintable(text)))
  const compiled = compiler.compile({ mainFilePath: join(root, template) })
  const failure = compiled.takeDiagnostics()
  if (!compiled.result) return { diagnostics: (failure?.shortDiagnostics ?? []).map(describe) }
  const pdf = compiler.pdf(compiled.result, { pdfStandard: PdfStandard.A_3a })
  return { pdf: new Uint8Array(pdf) }
}

const describe = ({ path, message }: { path?: string; message?: string }) =>
  `${path ?? ''}: ${message ?? ''}`

function answer(job: PdfJob): PdfAnswer {
  try {
    return typeset(job)
  } catch (error) {
    return { diagnostics: [error instanceof Error ? error.message : String(error)] }
  } finally {
    // Typst remembers every layout it made; without this the memory of the thread grows with each document.
    compiler.evictCache(10)
  }
}

parentPort?.on('message', (job: PdfJob) => {
  const reply = answer(job)
  parentPort?.postMessage(reply, 'pdf' in reply ? [reply.pdf.buffer] : [])
})
