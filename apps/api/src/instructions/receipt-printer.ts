import { sha256Hex } from '../platform/crypto.ts'
import type { PdfPool } from '../platform/pdf.ts'
import { receiptPdfData, receiptTemplate } from './receipt-pdf.ts'

type Receipt = { number: string; record: string }
type Printed = { content: Uint8Array; fileName: string; mediaType: string; sha256: string }

const kept = 50

/** Prints receipts, each once however many ask for it; a record always gives the same bytes, so the last ones are kept. */
export function createReceiptPrinter(pdf: PdfPool): (receipt: Receipt) => Promise<Printed> {
  const printed = new Map<string, Promise<Printed>>()
  return ({ number, record }) => {
    const known = printed.get(number)
    if (known) return known
    const printing = print(pdf, number, record)
    printed.set(number, printing)
    printing.catch(() => printed.delete(number))
    for (const oldest of printed.keys()) {
      if (printed.size <= kept) break
      printed.delete(oldest)
    }
    return printing
  }
}

async function print(pdf: PdfPool, number: string, record: string): Promise<Printed> {
  const content = await pdf.render(receiptTemplate, receiptPdfData(record))
  return {
    content,
    fileName: `Quittung ${number}.pdf`,
    mediaType: 'application/pdf',
    sha256: sha256Hex(content),
  }
}
