import { Trans, useLingui } from '@lingui/react/macro'
import { at, pages } from '@portal/domain/addresses'
import { after } from '@portal/domain/agreements/offers'
import { useSuspenseQuery } from '@tanstack/react-query'
import { BindingPage } from '../../../binding/binding-page.tsx'
import type { Stepped } from '../../../binding/binding.ts'
import { challengeOfInput } from '../../../binding/challenge.ts'
import { withQuery } from '../../../platform/navigation/with-query.ts'
import { Banner } from '../../../ui/basics/banner.tsx'
import { concernedBy } from '../concerned.ts'
import { offerQuery, signOffer } from '../queries.ts'
import { Contract } from './contract.tsx'
import { BindingTerm } from './binding-term.tsx'
import { ClientSignature, clientBlankFor } from './signature.ts'
import { SignatureFields } from './signature-fields.tsx'
import { SignedAs } from './signed-as.tsx'

/** For the client: its signature under the contract as it stands. */
export function SignPage({ id, name, ...stepped }: Stepped & { id: string; name: string }) {
  const { t } = useLingui()
  const { data: offer } = useSuspenseQuery(offerQuery(id))
  const page = at(pages.offers.one, { id })
  const isComplete = offer.filledIn !== null && offer.missing.length === 0
  return (
    <BindingPage
      {...stepped}
      record={offer}
      basis={({ version, contractSha256, boundIfSignedToday }) => ({
        version,
        contractSha256,
        boundIfSignedToday,
      })}
      isPossible={({ status }) => after(status, 'sign') !== null}
      isBlocked={!isComplete}
      at={at(pages.offers.sign, { id })}
      home={page}
      back={
        <a href={page}>
          <Trans>Zurück zum Vertrag</Trans>
        </a>
      }
      clause="§ 16"
      concerned={concernedBy}
      ends="receipt"
      draft={`offer sign ${id}`}
      schema={ClientSignature}
      blank={clientBlankFor(offer.terms.controller.address.city)}
      words={({ terms, boundIfSignedToday }) => ({
        title: t`Vertrag unterschreiben`,
        lead: <Trans>Lesen Sie den Vertrag, bevor Sie unterschreiben.</Trans>,
        effect: <BindingTerm party={terms.controller.name} until={boundIfSignedToday} />,
        act: <Trans>Verbindlich unterschreiben</Trans>,
      })}
      renderAbout={(record) => (
        <>
          {!isComplete && (
            <Banner tone="caution" title={<Trans>Es fehlen noch Angaben.</Trans>}>
              <a href={at(pages.offers.fill, { id })}>
                <Trans>Zuerst ausfüllen</Trans>
              </a>
            </Banner>
          )}
          {record.terms.authorisedPersons.length === 0 && (
            <Banner tone="caution" title={<Trans>Niemand darf Weisungen erteilen.</Trans>}>
              <p>
                <Trans>
                  In § 9 steht noch keine Person.{' '}
                  <a href={at(pages.offers.fill, { id })}>Angaben ändern</a>
                </Trans>
              </p>
            </Banner>
          )}
          <Contract offer={record} isReviewed={false} />
        </>
      )}
      renderFields={({ form, record }) => (
        <SignatureFields form={form} name={name}>
          <p>
            <Trans>
              Mit der Unterschrift vertreten Sie {record.terms.controller.name}. Wer Weisungen
              erteilen darf (§ 9), darf deshalb noch nicht unterschreiben, und umgekehrt.
            </Trans>
          </p>
        </SignatureFields>
      )}
      renderReview={({ record, input }) => (
        <>
          <SignedAs name={name} signature={input} boundUntil={input.boundUntil} />
          <Contract offer={record} isReviewed />
        </>
      )}
      challenge={(_, input) => challengeOfInput('agreement.signed', id, input)}
      send={signOffer}
      done={() => ({ to: withQuery(page, { unterschrieben: '1' }) })}
    />
  )
}
