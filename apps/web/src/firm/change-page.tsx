import { Trans, useLingui } from '@lingui/react/macro'
import { pages } from '@portal/domain/addresses'
import { AppError } from '@portal/domain/fault'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Conflict } from '../binding/changed.tsx'
import { useAct } from '../binding/use-act.ts'
import { faultOf } from '../platform/http/fault-of.ts'
import { changeProvider, firmQuery } from '../provider/queries.ts'
import { Button, ButtonRow, LinkButton } from '../ui/basics/button.tsx'
import { Refusal } from '../ui/basics/refusal.tsx'
import { Form } from '../ui/form/form.tsx'
import { PageHeader } from '../ui/page/page-header.tsx'
import { Page, Section } from '../ui/page/page.tsx'
import { FirmFields, LookFields, PlaceFields } from './firm-fields.tsx'
import { atField, FirmForm, settingsOf, valuesOf } from './firm-form.ts'
import { changedLines } from './firm-lines.ts'
import { FirmReview } from './firm-review.tsx'
import { keptOf } from './kept-of.ts'
import { rebrand } from './rebrand.ts'
import { TermsFields } from './terms-fields.tsx'

/** The owner says who the provider is: the form, the review with who is told, and a new version. */
export function ChangeFirmPage({ go }: { go: (to: string) => void }) {
  const { t } = useLingui()
  const { data: firm } = useSuspenseQuery(firmQuery())
  const [isSame, setSame] = useState(false)
  const act = useAct({
    record: firm,
    go,
    draft: 'firma',
    schema: FirmForm,
    blank: (record) => valuesOf(keptOf(record)),
    basis: (record) => ({ version: record?.version ?? 0 }),
    send: (seen, input) => changeProvider(settingsOf(input), seen?.version ?? null),
    done: () => {
      rebrand()
      return { to: pages.firm.one, said: t`Die Angaben sind gespeichert.` }
    },
    onRefused: (error) => {
      const fault = faultOf(error)
      form.refuse(
        fault?.code === 'invalid'
          ? new AppError({ ...fault, issues: fault.issues.map(atField) })
          : error,
      )
      act.withdraw()
    },
  })
  const { form, ready } = act
  const before = keptOf(act.record)
  const back = (
    <a href={pages.firm.one}>
      <Trans>Ihre Firma</Trans>
    </a>
  )
  if (ready !== null)
    return (
      <FirmReview
        back={back}
        before={before}
        after={settingsOf(ready)}
        isPending={act.isPending}
        onConfirm={() => act.send(ready, async () => {})}
        onChange={act.withdraw}
      />
    )
  return (
    <Page>
      <PageHeader
        title={before ? t`Angaben zur Firma ändern` : t`Firma eintragen`}
        clause="§§ 6.3, 9"
        back={back}
        lead={
          <Trans>
            Gespeichert wird erst nach einer Prüfung; sie zeigt auch, wer davon erfährt. Was vorher
            galt, bleibt im Verlauf.
          </Trans>
        }
      />
      <Section>
        {act.isChanged && (
          <Conflict
            title={<Trans>Jemand hat diese Angaben inzwischen geändert.</Trans>}
            onKeepMine={act.onSeen}
            onTakeStored={act.onTakeStored}
          >
            <p>
              <Trans>
                Von Ihnen ist noch nichts gespeichert, und was Sie eingegeben haben, ist noch da.
                Entscheiden Sie, was gilt.
              </Trans>
            </p>
          </Conflict>
        )}
        <Form
          {...form.onSubmit(async (input) => {
            const nothing = before && changedLines(before, settingsOf(input)).length === 0
            setSame(nothing ?? false)
            if (!nothing) act.prepare(input)
          })}
        >
          <FirmFields form={form} />
          <LookFields form={form} />
          <PlaceFields form={form} />
          <TermsFields form={form} />
          {isSame && (
            <p role="alert">
              <Trans>Hier ist nichts geändert.</Trans>
            </p>
          )}
          <Refusal error={form.refusal} />
          <ButtonRow>
            <Button
              type="submit"
              look="primary"
              isPending={form.isPending}
              isDisabled={act.isChanged}
            >
              <Trans>Weiter zum Prüfen</Trans>
            </Button>
            <LinkButton href={pages.firm.one}>
              <Trans>Abbrechen</Trans>
            </LinkButton>
          </ButtonRow>
        </Form>
      </Section>
    </Page>
  )
}
