import { canonicalJson } from '@portal/domain/canonical-json'
import type { AgreementTerms } from '@portal/domain/agreements/contract'
import { isBoundNoMore } from '@portal/domain/agreements/bound'
import type { CountersignOffer, OfferDetail } from '@portal/domain/agreements/offers'
import { AppError } from '@portal/domain/fault'
import { offerMoves } from '@portal/domain/moves/agreement'
import type { Ground } from '@portal/domain/people/ground'
import { dateAt, type Instant } from '@portal/domain/time'
import { eq, sql } from 'drizzle-orm'
import { bindingAct } from '../../binding/service.ts'
import { holdActive } from '../../clients/service.ts'
import { storeDocument } from '../../documents/service.ts'
import { holdNamed, takeOverNamed } from '../../people/register/taken-over.ts'
import { sha256Hex, type Vault } from '../../platform/crypto.ts'
import { newId } from '../../platform/database/ids.ts'
import { personalOf } from '../../platform/evidence/evidence.ts'
import { inMemory } from '../../platform/files/content.ts'
import { partyOf } from '../../platform/http/actor.ts'
import type { PutOff } from '../../platform/papers/press.ts'
import { issueSignatureReceipt } from '../../receipts/signatures.ts'
import { getProvider } from '../../provider/service.ts'
import { annexOn, engage } from '../../subprocessors/service.ts'
import { openAgreementOf } from '../open-agreement.ts'
import { agreements, agreementVersions } from '../table.ts'
import { tellOfOffer } from './emails.ts'
import { recordOfferEvent } from './events.ts'
import { movedBy, offerAt } from './lock.ts'
import { signedTerms } from './offer-contract.ts'
import { getOffer } from './reading.ts'
import type { ContractPrinter } from './sealed-contract.ts'
import { assertSeen, receiptSignature, signatureLines, signatureOf } from './signature.ts'
import type { Signing } from './signing.ts'
import { offers, type OfferRow, type Signature } from './table.ts'

export type Concluding = Signing & {
  documentVault: Vault
  printer: ContractPrinter
  /** SHA-256 of the certificate the contract is sealed with. */
  sealSha256: string
  /** What sees to it that the log gets a time stamp up to the event of a contract that got none. */
  putOff: PutOff | null
}

/**
 * Signs for the provider what the client has signed: with that the agreement is concluded and in force, its sealed PDF stands among
 * the client's documents, its subprocessors work for the client (§7.2), whom it names under §9 stands in the register. All of it or
 * nothing. Throws what `bindingAct` does, `illegal-move`, `stale`, `conflict` (`has-agreement`, `annex-changed`, `offer-expired`, `bound-no-more`, `client-archived`, `not-as-recorded`), and what the
 * printer rejects with.
 */
export function countersignOffer(
  acting: Concluding,
  id: string,
  { secondFactor, ...input }: CountersignOffer,
): Promise<OfferDetail> {
  const { tx, actor, now } = acting
  const move = offerMoves.countersign
  const declaration = canonicalJson(input)
  return bindingAct(acting, {
    move,
    subject: id,
    exact: { text: declaration },
    secondFactor,
    record: offerAt(tx, id),
    check: async (row) => {
      movedBy(row, 'countersign')
      const offer = await getOffer(tx, id, now)
      assertSeen(input, offer)
      await assertStands(acting, row, offer)
      return offer
    },
    change: async (row, offer, { authenticatedBy, sha256 }) => {
      const { clientId, number } = row
      const signature = signatureOf(actor, input, authenticatedBy, now)
      const terms = concludedTerms(row, offer, signature, now)
      await engageAll(acting, row, terms)
      const paper = await keepPaper(acting, row, terms, signature)
      await tx
        .update(offers)
        .set({
          status: movedBy(row, 'countersign'),
          countersignature: signature,
          endedAt: now,
          version: sql`${offers.version} + 1`,
        })
        .where(eq(offers.id, id))
      await keepAgreement(acting, row, terms, paper.id)
      const receiptId = newId()
      const event = {
        clientId,
        offerId: id,
        move: 'countersign' as const,
        at: now,
        by: personalOf(actor),
      }
      await recordOfferEvent(tx, { ...event, authenticatedBy, receiptId })
      await tellOfOffer({ tx, now, enqueue: acting.factors.enqueue }, row, 'countersign')
      return {
        done: { row, terms, paper, signature, receiptId },
        line: {
          clientId,
          subject: { kind: 'agreement', id, number },
          data: {
            version: 1,
            way: 'concluded',
            documentId: paper.id,
            paper: {
              sha256: paper.sha256,
              certificateSha256: acting.sealSha256,
              ...(paper.stamp && { stampedAt: paper.stamp.at, stampedBy: paper.stamp.authority }),
            },
            termsSha256: sha256Hex(canonicalJson(terms)),
            contractSha256: row.contractSha256 ?? '',
            confirmedSha256: sha256,
          },
          personal: { ...personalOf(actor), function: input.function, authority: input.authority },
        },
      }
    },
    prove: async (done, { proof, sha256, authenticatedBy }, head) => {
      const { row, terms, paper, signature, receiptId } = done
      if (acting.putOff && !paper.stamp) await acting.putOff(tx, row.clientId, head.sequence, now)
      await takeOverNamed(acting, row.clientId, namedIn(terms), {
        from: validFrom(terms, now),
        ground: groundOf(row, paper, now),
        authenticatedBy,
      })
      await issueSignatureReceipt(
        tx,
        acting,
        actor,
        {
          receiptId,
          act: move.confirms,
          offer: await getOffer(tx, id, now),
          documentSha256: paper.sha256,
          signature: receiptSignature(signature),
          confirmed: { sha256, declaration },
          proof,
          head,
        },
        now,
      )
    },
    answer: () => getOffer(tx, id, now),
  })
}

/** What was signed is what there is, and can still be agreed. */
async function assertStands(
  { tx, now }: Concluding,
  row: OfferRow,
  { terms, ...offer }: OfferDetail,
) {
  const today = dateAt(now)
  const from = terms.startsOn && terms.startsOn > today ? terms.startsOn : today
  if (isBoundNoMore(row.boundUntil, today))
    throw new AppError({ code: 'conflict', rule: 'bound-no-more' })
  if (row.contractSha256 !== offer.contractSha256)
    throw new AppError({ code: 'conflict', rule: 'not-as-recorded' })
  if (terms.endsOn && terms.endsOn < today)
    throw new AppError({ code: 'conflict', rule: 'offer-expired' })
  await holdActive(tx, row.clientId)
  if (await openAgreementOf(tx, row.clientId, from))
    throw new AppError({ code: 'conflict', rule: 'has-agreement' })
  const { name, address } = await getProvider(tx)
  const isOf = { name: terms.processor.name, address: terms.processor.address }
  const listed = await annexOn(tx, row.subprocessorIds, from).catch(asChanged)
  if (!isSame({ name, address }, isOf) || !isSame(listed, terms.subprocessors))
    throw new AppError({ code: 'conflict', rule: 'annex-changed' })
  // Before the log is held: whoever changes a member holds them in this order, too.
  await holdNamed(tx, row.clientId, namedIn(terms))
}

const isSame = (one: object, other: object) => canonicalJson(one) === canonicalJson(other)

/** Whoever stands in the register no more, or whose work ended. */
function asChanged(error: unknown): never {
  if (error instanceof AppError && error.fault.code === 'invalid')
    throw new AppError({ code: 'conflict', rule: 'annex-changed' }, { cause: error })
  throw error
}

/** Nothing begins before it is concluded; the contract says the day it was to begin on. */
const validFrom = (terms: AgreementTerms, now: Instant) => {
  const today = dateAt(now)
  return terms.startsOn > today ? terms.startsOn : today
}

function concludedTerms(
  { signature }: OfferRow,
  { terms }: OfferDetail,
  countersignature: Signature,
  now: Instant,
): AgreementTerms {
  const signed = signedTerms(terms, { controller: signature, processor: countersignature })
  const { controller, processor, startsOn, ...rest } = signed
  if (!('signedBy' in controller) || !('signedBy' in processor))
    throw new Error('an agreement is concluded by both')
  return { ...rest, controller, processor, startsOn: startsOn ?? dateAt(now) }
}

async function engageAll({ tx, now }: Concluding, row: OfferRow, terms: AgreementTerms) {
  const from = validFrom(terms, now)
  const listed = await engage(tx, row.clientId, row.subprocessorIds, from).catch(asChanged)
  if (!isSame(listed, terms.subprocessors))
    throw new AppError({ code: 'conflict', rule: 'annex-changed' })
}

type Paper = {
  id: string
  title: string
  sha256: string
  stamp: { at: string; authority: string } | null
}

async function keepPaper(
  { tx, actor, documentVault, printer, now }: Concluding,
  { clientId, number, wording, contractSha256, signature }: OfferRow,
  terms: AgreementTerms,
  countersignature: Signature,
): Promise<Paper> {
  if (!signature || !contractSha256) throw new Error('an agreement is concluded by both')
  const signatures = [
    signatureLines('Für den Auftraggeber', terms.controller.name, signature),
    signatureLines('Für den Auftragnehmer', terms.processor.name, countersignature),
  ]
  const of = { number, date: dateAt(now), wording, signatures, contractSha256 }
  const { content, stamp } = await printer.sealed(terms, of, partyOf(actor))
  const title = `Auftragsverarbeitungsvertrag ${number}`
  const kept = inMemory(content)
  const id = await storeDocument(
    tx,
    documentVault,
    {
      clientId,
      kind: 'agreement',
      title,
      fileName: `${title}.pdf`,
      mediaType: 'application/pdf',
      content: kept,
      createdBy: actor.userId,
    },
    now,
  )
  return { id, title, sha256: kept.sha256, stamp }
}

async function keepAgreement(
  { tx, now }: Concluding,
  { id, clientId, number, wording }: OfferRow,
  terms: AgreementTerms,
  documentId: string,
) {
  await tx
    .insert(agreements)
    .values({ id, clientId, number, endsOn: terms.endsOn, answer: 'confirmed', answeredAt: now })
  await tx.insert(agreementVersions).values({
    clientId,
    agreementId: id,
    version: 1,
    terms,
    validFrom: validFrom(terms, now),
    signedAt: now,
    documentId,
    way: 'concluded',
    wording,
  })
}

const namedIn = ({ authorisedPersons }: Pick<AgreementTerms, 'authorisedPersons'>) =>
  authorisedPersons.flatMap(({ email, ...person }) =>
    email === null ? [] : [{ ...person, email }],
  )

/** The client itself named them, in what it signed. */
const groundOf = ({ signature }: OfferRow, { id, title, sha256 }: Paper, now: Instant): Ground => ({
  kind: 'agreement',
  by: signature?.signedBy ?? '',
  side: 'client',
  at: signature?.at ?? now,
  confirmedBy: null,
  document: { id, title, sha256 },
  managerInvitedBy: null,
})
