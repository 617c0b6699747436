import { Trans, useLingui } from '@lingui/react/macro'
import { at, pages } from '@portal/domain/addresses'
import { after, type FilledIn } from '@portal/domain/agreements/offers'
import { AppError, type Issue } from '@portal/domain/fault'
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { Overtaken } from '../../../binding/overtaken.tsx'
import { useAct } from '../../../binding/use-act.ts'
import { faultOf } from '../../../platform/http/fault-of.ts'
import { Button, ButtonRow, LinkButton } from '../../../ui/basics/button.tsx'
import { Refusal } from '../../../ui/basics/refusal.tsx'
import { Form } from '../../../ui/form/form.tsx'
import { PageHeader } from '../../../ui/page/page-header.tsx'
import { Page, Section } from '../../../ui/page/page.tsx'
import { fillIn, offerQuery } from '../queries.ts'
import { FillFields } from './fill-fields.tsx'
import { fieldOf, FillForm, valuesOf } from './fill-form.ts'

/** For the client: what is its to fill in, before it signs. */
export function FillPage({ id, go }: { id: string; go: (to: string) => void }) {
  const { t } = useLingui()
  const { data } = useSuspenseQuery(offerQuery(id))
  const home = at(pages.offers.one, { id })
  const cache = useQueryClient()
  const act = useAct({
    record: data,
    go,
    draft: `offer fill ${id}`,
    schema: FillForm,
    blank: valuesOf,
    basis: ({ version }) => ({ version }),
    isPossible: ({ status }) => after(status, 'sign') !== null,
    send: async (seen, input) => {
      const filled = await fillIn(seen, input)
      // The next page signs what was just filled in, and nothing older.
      cache.setQueryData(offerQuery(id).queryKey, filled)
      return filled
    },
    done: ({ missing }) => ({
      to: missing.length === 0 ? at(pages.offers.sign, { id }) : home,
      said: t`Ihre Angaben sind gespeichert.`,
    }),
    onRefused: (error) => act.form.refuse(asTyped(error)),
  })
  const { form, record, isOpen, isChanged } = act

  /** What was refused, at the fields it was typed in. */
  function asTyped(error: Error): Error {
    const fault = faultOf(error)
    const { dataCategories, dataSubjects } = act.form.values
    if (fault?.code !== 'invalid') return error
    const chosen = { dataCategories: dataCategories ?? [], dataSubjects: dataSubjects ?? [] }
    const issues = fault.issues.map((issue) => ({
      ...issue,
      path: `/${fieldOf(issue.path, chosen)}`,
    }))
    return new AppError({ ...fault, issues })
  }

  return (
    <Page>
      <PageHeader
        title={t`Vertrag ausfüllen`}
        clause="§ 3"
        back={
          <a href={home}>
            <Trans>Zurück zum Vertrag</Trans>
          </a>
        }
        lead={
          <p>
            <Trans>
              {record.terms.processor.name} hat vorgeschlagen, was schon dasteht. Ändern Sie, was
              nicht stimmt; unterschrieben ist damit noch nichts.
            </Trans>
          </p>
        }
      />
      {(isChanged || !isOpen) && (
        <Section>
          <Overtaken hasInput={act.hasInput} onSeen={isOpen ? act.onSeen : null} />
        </Section>
      )}
      {(isOpen || act.hasInput) && (
        <Form
          {...form.onSubmit(async (input) => {
            throwWhereIncomplete(input)
            act.send(input, async () => {})
          })}
        >
          <FillFields form={form} />
          <Section>
            <Refusal error={form.refusal} />
            <ButtonRow>
              <Button
                type="submit"
                look="primary"
                icon="arrow"
                isPending={act.isPending}
                isDisabled={isChanged || !isOpen}
              >
                <Trans>Speichern und weiter zum Unterschreiben</Trans>
              </Button>
              <LinkButton href={home} look="quiet">
                <Trans>Abbrechen</Trans>
              </LinkButton>
            </ButtonRow>
          </Section>
        </Form>
      )}
    </Page>
  )
}

/** What has to be there before anybody can sign. */
function throwWhereIncomplete({ dataCategories, dataSubjects, serviceAgreement }: FilledIn): void {
  const missing = [
    ...(dataCategories.length === 0 ? ['dataCategories'] : []),
    // The service agreement may name them (§3.3).
    ...(dataSubjects.length === 0 && serviceAgreement === null ? ['dataSubjects'] : []),
  ]
  const issues = missing.map((name): Issue => ({
    path: `/${name}`,
    message: 'is missing',
    code: 'too-small',
  }))
  if (issues.length > 0) throw new AppError({ code: 'invalid', issues })
}
