import type { Finding } from '@portal/verify/findings'
import type { Progress, LogResult } from '@portal/verify/log'
import type { Stamped } from '@portal/verify/stamp-facts'
import type { Uncompared } from '@portal/verify/seal-check'

/** What the page asks its worker to check. Nothing of it leaves the browser. */
export type Question = {
  clientId: string
  /** Number and hash, or a signed head or receipt, as it was typed. */
  kept: string | null
  files: File[]
}

/** What is said of a file: a receipt, another sealed paper, a head that was kept, or nothing this portal hands out. */
export type CheckedFile = { name: string; size: number } & (
  | {
      kind: 'receipt'
      said: SaidByReceipt
      stamps: Stamped
      findings: Finding[]
      uncompared: Uncompared[]
    }
  | {
      kind: 'paper'
      said: SaidOfPaper
      stamps: Stamped
      findings: Finding[]
      uncompared: Uncompared[]
    }
  | { kind: 'head'; sequence: number; findings: Finding[] }
  | { kind: 'unknown' }
)

/** From the signed record, not from what a letter visibly says. */
export type SaidByReceipt = {
  number: string
  client: string
  givenBy: string
  issuedAt: string
  title: string
  text: string
  seal: { subject: string; fingerprint: string } | null
}

/** What the log says of a PDF with this SHA-256; null: nothing. */
export type SaidOfPaper = {
  logged: { kind: string | null; number: string; sequence: number; at: string } | null
  sha256: string
  seal: { subject: string; fingerprint: string }
}

export type Checked = { log: LogResult; files: CheckedFile[]; seconds: number }

/**
 * Why nothing was found out: the portal did not answer, the log broke off, the text was no head, the browser is too old,
 * what checks did not come or ended by itself, or the portal is newer than this page by now.
 */
export type Failure =
  | 'no-answer'
  | 'broken-off'
  | 'no-head'
  | 'too-old'
  | 'not-loaded'
  | 'crashed'
  | 'outdated'

export type Reply =
  | { kind: 'progress'; progress: Progress }
  | { kind: 'checked'; checked: Checked }
  | { kind: 'failed'; why: Failure }
