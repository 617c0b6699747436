import { Trans, useLingui } from '@lingui/react/macro'
import { pages } from '@portal/domain/addresses'
import { clauseOfAct } from '@portal/domain/moves/life-cycles'
import { useSuspenseQuery } from '@tanstack/react-query'
import type { Stepped } from '../../binding/binding.ts'
import { BindingPage } from '../../binding/binding-page.tsx'
import { challengeOfInput } from '../../binding/challenge.ts'
import { ClientField } from '../../clients/client-field.tsx'
import { clientsQuery } from '../../clients/queries.ts'
import { proposeChange } from '../acts.ts'
import { BackToList } from '../back-to-list.tsx'
import { addressOf } from '../binding/on-instruction.ts'
import { blankOffer, OfferForm, proposedOf } from './change-contract.ts'
import { ChangeFields, ChangeReview } from './change-fields.tsx'

/** The provider proposes a change of the processing to a client, which sees it once it is made (§8.2). */
export function OfferPage({ clientId, ...stepped }: Stepped & { clientId: string | null }) {
  const { t } = useLingui()
  const { data: clients } = useSuspenseQuery(clientsQuery())
  const nameOf = (id: string) => clients.find((client) => client.id === id)?.name
  return (
    <BindingPage
      {...stepped}
      record={null}
      basis={() => ({})}
      at={pages.instructions.offer}
      home={pages.instructions.list}
      back={<BackToList />}
      clause={clauseOfAct['change.proposed']}
      ends="receipt"
      draft="änderung vorschlagen"
      schema={OfferForm}
      blank={() => blankOffer(clientId)}
      words={() => ({
        title: t`Änderung vorschlagen`,
        lead: (
          <Trans>
            Was mit den Daten geschieht, ändern beide Seiten gemeinsam. Der Auftraggeber sieht Ihren
            Vorschlag, sobald Sie ihn gemacht haben; er gilt erst, wenn er zugestimmt hat.
          </Trans>
        ),
        act: <Trans>Verbindlich vorschlagen</Trans>,
      })}
      renderFields={({ form }) => (
        <>
          <ClientField {...form.field('clientId')} />
          <ChangeFields form={form} />
        </>
      )}
      concerned={() => []}
      renderReview={({ input }) => (
        <>
          <p>
            <Trans>
              Sie schlagen <span translate="no">{nameOf(input.clientId)}</span> vor:
            </Trans>
          </p>
          <ChangeReview input={input} />
        </>
      )}
      challenge={(_, input) =>
        challengeOfInput('change.proposed', input.clientId, proposedOf(input))
      }
      send={(_, input, secondFactor) => proposeChange(proposedOf(input), secondFactor)}
      done={({ id, receipts }) => ({ to: `${addressOf(id)}?receipt=${receipts[0]?.number ?? ''}` })}
    />
  )
}
