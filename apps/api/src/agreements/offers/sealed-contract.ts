import type { AgreementTerms } from '@portal/domain/agreements/contract'
import type { DraftedTerms } from '@portal/domain/agreements/drafted'
import type { CalendarDate } from '@portal/domain/time'
import type { Party } from '../../platform/fair-queue.ts'
import { checkPage } from '../../platform/papers/check-page.ts'
import type { PressDeps } from '../../platform/papers/press.ts'
import { type SealedLetter, sealStamped } from '../../platform/papers/sealed-stamped.ts'
import { type AgreementMeta, agreementPdfData, agreementTemplate } from '../pdf.ts'

type Of = { number: string; date: CalendarDate; wording: string }
type Signed = Required<Pick<AgreementMeta, 'signatures' | 'contractSha256'>>

/** Prints the contract of an offer: as a draft for whoever reads it before it is signed, sealed once both have. */
export type ContractPrinter = {
  draft: (
    terms: DraftedTerms,
    of: Of & { draft?: string | undefined },
    party: Party,
  ) => Promise<Uint8Array>
  sealed: (terms: AgreementTerms, of: Of & Signed, party: Party) => Promise<SealedLetter>
}

const dataOf = (
  terms: DraftedTerms,
  { wording, ...of }: Of & Partial<Signed> & { draft?: string | undefined },
) => agreementPdfData(terms, { ...of, version: 1, text: wording })

/** Rejects as `PdfPool` does. */
export function createContractPrinter({
  pdf,
  publicUrl,
  stamps = null,
}: Pick<PressDeps, 'pdf' | 'publicUrl' | 'stamps'>): ContractPrinter {
  const location = `AVV-Portal ${new URL(publicUrl).host}`
  const checkAt = new URL(checkPage, publicUrl).href
  return {
    draft: (terms, of, party) => pdf.render(agreementTemplate, dataOf(terms, of), null, party),
    sealed: (terms, of, party) =>
      sealStamped(stamps?.stamper ?? null, (stampRoom) => {
        const reason = `Auftragsverarbeitungsvertrag ${of.number}`
        const words = { reason, location, checkAt, stampRoom }
        return pdf.render(agreementTemplate, dataOf(terms, of), words, party)
      }),
  }
}
