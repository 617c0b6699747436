import { Trans, useLingui } from '@lingui/react/macro'
import { at, pages } from '@portal/domain/addresses'
import { ConfirmAgreement, isPossible, standingOf } from '@portal/domain/agreements/answers'
import { useSuspenseQuery } from '@tanstack/react-query'
import { BindingPage } from '../../binding/binding-page.tsx'
import type { Stepped } from '../../binding/binding.ts'
import { challengeOfInput } from '../../binding/challenge.ts'
import { withQuery } from '../../platform/navigation/with-query.ts'
import { confirmAgreement } from '../acts.ts'
import { Facts } from '../facts.tsx'
import { agreementQuery } from '../queries.ts'
import { Scan } from '../scan.tsx'
import { concernedBy } from './concerned.ts'
import { seenOf } from './seen.ts'

/** For the client: what was recorded is what was signed. */
export function ConfirmPage({ id, ...stepped }: Stepped & { id: string }) {
  const { t } = useLingui()
  const { data: agreement } = useSuspenseQuery(agreementQuery(id))
  const page = at(pages.agreements.one, { id })
  return (
    <BindingPage
      {...stepped}
      record={agreement}
      basis={({ version }) => ({ version })}
      isPossible={(record) => isPossible(standingOf(record), 'confirm')}
      at={at(pages.agreements.confirm, { id })}
      home={page}
      back={
        <a href={page}>
          <Trans>Zurück zum Vertrag</Trans>
        </a>
      }
      clause="§ 16"
      concerned={concernedBy}
      ends="receipt"
      draft={`agreement confirm ${id}`}
      schema={ConfirmAgreement.omit({ secondFactor: true })}
      blank={seenOf}
      words={() => ({
        title: t`Stimmt, was erfasst ist?`,
        lead: (
          <Trans>
            Vergleichen Sie die Angaben mit dem unterschriebenen Vertrag. Er steht darunter.
          </Trans>
        ),
        effect: (
          <Trans>
            Sie bestätigen, dass diese Angaben mit dem unterschriebenen Vertrag übereinstimmen. Der
            Vertrag selbst ändert sich nicht.
          </Trans>
        ),
        act: <Trans>Verbindlich bestätigen</Trans>,
      })}
      renderAbout={(record) => (
        <>
          <Facts terms={record.terms} />
          <p>
            <a href={at(pages.agreements.contest, { id })}>
              <Trans>Etwas stimmt nicht</Trans>
            </a>
          </p>
          <Scan agreement={record} />
        </>
      )}
      renderFields={() => null}
      renderReview={({ record }) => <Facts terms={record.terms} />}
      challenge={(_, input) => challengeOfInput('agreement.confirmed', id, input)}
      send={confirmAgreement}
      done={() => ({ to: withQuery(page, { beantwortet: '1' }) })}
    />
  )
}
