import { Trans, useLingui } from '@lingui/react/macro'
import { at, pages } from '@portal/domain/addresses'
import { ContestAgreement, isPossible, standingOf } from '@portal/domain/agreements/answers'
import { useSuspenseQuery } from '@tanstack/react-query'
import { BindingPage } from '../../binding/binding-page.tsx'
import type { Stepped } from '../../binding/binding.ts'
import { challengeOfInput } from '../../binding/challenge.ts'
import { Said } from '../../binding/said.tsx'
import { withQuery } from '../../platform/navigation/with-query.ts'
import { TextArea } from '../../ui/form/text-field.tsx'
import { contestAgreement } from '../acts.ts'
import { Facts } from '../facts.tsx'
import { agreementQuery } from '../queries.ts'
import { Scan } from '../scan.tsx'
import { concernedBy } from './concerned.ts'
import { seenOf } from './seen.ts'

/** For the client: what was recorded is not what was signed, because … */
export function ContestPage({ id, ...stepped }: Stepped & { id: string }) {
  const { t } = useLingui()
  const { data: agreement } = useSuspenseQuery(agreementQuery(id))
  const page = at(pages.agreements.one, { id })
  return (
    <BindingPage
      {...stepped}
      record={agreement}
      basis={({ version }) => ({ version })}
      isPossible={(record) => isPossible(standingOf(record), 'contest')}
      at={at(pages.agreements.contest, { id })}
      home={page}
      back={
        <a href={page}>
          <Trans>Zurück zum Vertrag</Trans>
        </a>
      }
      clause="§ 16"
      concerned={concernedBy}
      ends="receipt"
      draft={`agreement contest ${id}`}
      schema={ContestAgreement.omit({ secondFactor: true })}
      blank={(record) => ({ ...seenOf(record), reason: '' })}
      words={() => ({
        title: t`Etwas stimmt nicht`,
        lead: (
          <Trans>
            Schreiben Sie, was anders erfasst ist, als es im unterschriebenen Vertrag steht.
          </Trans>
        ),
        effect: (
          <Trans>
            Der Auftragnehmer berichtigt die Angaben oder antwortet Ihnen. Der unterschriebene
            Vertrag gilt weiter, und Sie können weiter Weisungen erteilen.
          </Trans>
        ),
        act: <Trans>Verbindlich beanstanden</Trans>,
      })}
      renderAbout={(record) => (
        <>
          <Facts terms={record.terms} />
          <Scan agreement={record} />
        </>
      )}
      renderFields={({ form }) => (
        <TextArea label={t`Was stimmt nicht?`} maxLength={4_000} {...form.field('reason')} />
      )}
      renderReview={({ input }) => <Said rows={[[t`Was stimmt nicht?`, input.reason]]} />}
      challenge={(_, input) => challengeOfInput('agreement.contested', id, input)}
      send={contestAgreement}
      done={() => ({ to: withQuery(page, { beantwortet: '1' }) })}
    />
  )
}
