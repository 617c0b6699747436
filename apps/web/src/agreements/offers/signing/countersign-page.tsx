import { Trans, useLingui } from '@lingui/react/macro'
import { at, pages } from '@portal/domain/addresses'
import { isBoundNoMore } from '@portal/domain/agreements/bound'
import { after } from '@portal/domain/agreements/offers'
import { useSuspenseQuery } from '@tanstack/react-query'
import { BindingPage } from '../../../binding/binding-page.tsx'
import type { Stepped } from '../../../binding/binding.ts'
import { challengeOfInput } from '../../../binding/challenge.ts'
import { withQuery } from '../../../platform/navigation/with-query.ts'
import { germanToday } from '../../../platform/clock/german-time.ts'
import { Day } from '../../../ui/basics/moment.tsx'
import { concernedBy } from '../concerned.ts'
import { countersignOffer, offerQuery } from '../queries.ts'
import { Contract } from './contract.tsx'
import { blankFor, Signature } from './signature.ts'
import { SignatureFields } from './signature-fields.tsx'
import { SignedAs } from './signed-as.tsx'

/** For the provider: the second signature, with which the agreement is concluded. */
export function CountersignPage({ id, name, ...stepped }: Stepped & { id: string; name: string }) {
  const { t } = useLingui()
  const { data: offer } = useSuspenseQuery(offerQuery(id))
  const page = at(pages.offers.one, { id })
  return (
    <BindingPage
      {...stepped}
      record={offer}
      basis={({ version, contractSha256 }) => ({ version, contractSha256 })}
      isPossible={({ status, boundUntil }) =>
        after(status, 'countersign') !== null && !isBoundNoMore(boundUntil, germanToday())
      }
      at={at(pages.offers.countersign, { id })}
      home={page}
      back={
        <a href={page}>
          <Trans>Zurück zum Vertrag</Trans>
        </a>
      }
      clause="§ 16"
      concerned={concernedBy}
      ends="receipt"
      draft={`offer countersign ${id}`}
      schema={Signature}
      blank={blankFor(offer.terms.processor.address.city)}
      words={({ clientName, boundUntil }) => ({
        title: t`Vertrag gegenzeichnen`,
        lead: boundUntil ? (
          <Trans>
            {clientName} hat unterschrieben und ist bis zum <Day on={boundUntil} /> gebunden. Lesen
            Sie, was ergänzt wurde.
          </Trans>
        ) : (
          <Trans>
            {clientName} hat unterschrieben. Lesen Sie, was ergänzt wurde. Bis wann die Unterschrift
            bindet, wurde nicht gesagt: nach angemessener Zeit nicht mehr (§§ 146, 147 Abs. 2 BGB).
            Liegt sie länger zurück, fragen Sie vorher nach.
          </Trans>
        ),
        effect: (
          <Trans>
            Der Vertrag ist geschlossen. {clientName} erhält eine E-Mail, und die
            weisungsberechtigten Personen (§ 9) und beide Anlagen werden übernommen.
          </Trans>
        ),
        act: <Trans>Verbindlich gegenzeichnen</Trans>,
      })}
      renderAbout={(record) => <Contract offer={record} isReviewed={false} hasChanges />}
      renderFields={({ form, record }) => (
        <SignatureFields form={form} name={name}>
          <p>
            <Trans>Mit der Unterschrift vertreten Sie {record.terms.processor.name}.</Trans>
          </p>
        </SignatureFields>
      )}
      renderReview={({ record, input }) => (
        <>
          <SignedAs name={name} signature={input} />
          <Contract offer={record} isReviewed hasChanges />
        </>
      )}
      challenge={(_, input) => challengeOfInput('agreement.concluded', id, input)}
      send={countersignOffer}
      done={() => ({ to: withQuery(page, { unterschrieben: '1' }) })}
    />
  )
}
