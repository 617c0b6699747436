import { parentPort, workerData } from 'node:worker_threads'
import { judgeFile } from './file-type.ts'
import type { CheckOrder } from './pdf-check.ts'
import { inspectPdf } from './pdf-inspect.ts'
import { wholeOf } from './spool.ts'

const { source, sentName } = workerData as CheckOrder
const bytes = source instanceof Uint8Array ? source : wholeOf(source)
parentPort?.postMessage(
  sentName === null ? await inspectPdf(bytes) : await judgeFile(bytes, sentName),
  [],
)
