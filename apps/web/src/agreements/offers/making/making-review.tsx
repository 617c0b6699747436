import { plural } from '@lingui/core/macro'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { OfferAgreements, OfferBatchMade } from '@portal/domain/agreements/offers'
import type { Client } from '@portal/domain/clients/contract'
import type { Provider } from '@portal/domain/provider/contract'
import type { Subprocessor } from '@portal/domain/subprocessors/contract'
import { useSuspenseQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { PlainReview } from '../../../binding/about.tsx'
import { formatDate } from '../../../platform/language/format.ts'
import { Facts } from '../../facts.tsx'
import { measuresQuery } from '../../terms/annexes.ts'
import { ContractText } from '../contract-text.tsx'
import { Deviating } from '../deviating.tsx'
import { textInUseQuery } from '../queries.ts'
import { WithoutSignerNote } from '../without-signer.tsx'
import { draftedFor } from './drafted.ts'
import { LeftOutTable } from './left-out-table.tsx'

type Props = {
  back: ReactNode
  input: OfferAgreements
  preview: OfferBatchMade
  /** Those who may get one. */
  clients: Client[]
  provider: Provider
  subprocessors: Subprocessor[]
  isPending: boolean
  onConfirm: () => void
  onChange: () => void
}

/** To whom it goes, and the contract as it will read. */
export function MakingReview(props: Props) {
  const { data: measures } = useSuspenseQuery(measuresQuery(props.input.terms.tomVersion))
  return <Review {...props} measures={measures} />
}

function Review({
  back,
  input,
  preview,
  clients,
  provider,
  subprocessors,
  measures,
  ...acting
}: Props & { measures: string[] }) {
  const { t } = useLingui()
  const { data: text } = useSuspenseQuery(textInUseQuery())
  const { clients: whom, openUntil, bindingDays } = input
  const chosen =
    whom === 'without-agreement' ? clients : clients.filter(({ id }) => whom.includes(id))
  const [first] = chosen
  const terms = first && draftedFor(first, input, provider, { subprocessors, measures })
  return (
    <PlainReview
      clause="§ 16"
      back={back}
      of={[
        [t`Auftraggeber`, sayWhom()],
        [t`Offen bis`, formatDate(openUntil)],
        [t`Bindung an die Unterschrift`, plural(bindingDays, { one: '# Tag', other: '# Tage' })],
      ]}
      effect={
        <Trans>
          Jeder erhält sein Angebot mit eigener Nummer, und alle, die dort einen Zugang haben, eine
          E-Mail. Geschlossen ist ein Vertrag erst, wenn beide Seiten unterschrieben haben.
        </Trans>
      }
      title={t`Verträge anbieten`}
      act={
        <Plural
          value={preview.clients - preview.leftOut.length}
          one="Vertrag anbieten"
          other="# Verträge anbieten"
        />
      }
      {...acting}
    >
      {preview.leftOut.length > 0 && (
        <>
          <h3>
            <Trans>Wer keines bekommt</Trans>
          </h3>
          <LeftOutTable leftOut={preview.leftOut} />
        </>
      )}
      <WithoutSignerNote withoutSigner={preview.withoutSigner} />
      {terms && (
        <>
          <h3>
            <Trans>Abweichend vom Muster</Trans>
          </h3>
          <Deviating terms={terms} text={text} />
          <h3>
            <Trans>Die Angaben</Trans>
          </h3>
          <Facts terms={terms} />
          <details>
            <summary>
              <Trans>Der Vertrag im Wortlaut, wie ihn {first.name} liest</Trans>
            </summary>
            <ContractText terms={terms} text={text} />
          </details>
        </>
      )}
    </PlainReview>
  )

  function sayWhom(): string {
    if (whom === 'without-agreement') return t`alle ohne Vertrag und ohne offenes Angebot`
    const names = chosen.slice(0, 10).map(({ name }) => name)
    const more = chosen.length - names.length
    return more > 0 ? t`${names.join(', ')} und ${more} weitere` : names.join(', ')
  }
}
