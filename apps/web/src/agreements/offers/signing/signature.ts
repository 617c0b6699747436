import { type OfferDetail, SignOffer } from '@portal/domain/agreements/offers'
import type { z } from 'zod'
import type { Values } from '../../../platform/form/form.ts'

export const Signature = SignOffer.omit({ secondFactor: true })
export type Signature = z.output<typeof Signature>

/** What a signature begins with: it is under the contract as the person has it before them. */
export const blankFor =
  (place: string) =>
  ({ contractSha256 }: OfferDetail): Values<typeof Signature> => ({
    contractSha256,
    function: '',
    place,
    authority: null,
  })
