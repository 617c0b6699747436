import { CountersignOffer, type OfferDetail, SignOffer } from '@portal/domain/agreements/offers'
import type { z } from 'zod'
import type { Values } from '../../../platform/form/form.ts'

export const Signature = CountersignOffer.omit({ secondFactor: true })
export type Signature = z.output<typeof Signature>

/** The client's names the day until which it binds, too. */
export const ClientSignature = SignOffer.omit({ secondFactor: true })

/** What a signature begins with: it is under the contract as the person has it before them. */
export const blankFor =
  (place: string) =>
  ({ contractSha256 }: OfferDetail): Values<typeof Signature> => ({
    contractSha256,
    function: '',
    place,
    authority: null,
  })

export const clientBlankFor =
  (place: string) =>
  (offer: OfferDetail): Values<typeof ClientSignature> => ({
    ...blankFor(place)(offer),
    boundUntil: offer.boundIfSignedToday,
  })
