import { Trans, useLingui } from '@lingui/react/macro'
import { at, pages } from '@portal/domain/addresses'
import { type Notice } from '@portal/domain/notices/contract'
import { Severity } from '@portal/domain/notices/severity'
import { useMutation, useSuspenseQuery } from '@tanstack/react-query'
import { forgetDraft } from '../../platform/form/drafts.ts'
import { useForm } from '../../platform/form/form.ts'
import { say } from '../../platform/language/i18n.ts'
import { Button, ButtonRow } from '../../ui/basics/button.tsx'
import { RadioGroup } from '../../ui/form/choice.tsx'
import { Form } from '../../ui/form/form.tsx'
import { Page, Section } from '../../ui/page/page.tsx'
import { PageHeader } from '../../ui/page/page-header.tsx'
import { Refusal } from '../../ui/basics/refusal.tsx'
import { Select } from '../../ui/form/select.tsx'
import { Steps } from '../../ui/basics/steps.tsx'
import { TextField } from '../../ui/form/text-field.tsx'
import { AudienceField } from './audience-field.tsx'
import { BodyField } from './body-field.tsx'
import { Changed } from './changed.tsx'
import { Frozen } from './frozen.tsx'
import { draftName, NoticeForm, valuesOf } from './notice-form.ts'
import { kindOptions } from '../notice-filter.ts'
import { clientsQuery } from '../../clients/queries.ts'
import { saveNotice } from '../queries.ts'
import { sayLeast, severityHelp, severityWords, writingSteps } from '../words.ts'

/** Where a notice is written. It goes nowhere from here: a draft is checked first. */
export function NoticeEditor({ notice, go }: { notice: Notice | null; go: (to: string) => void }) {
  const { t } = useLingui()
  const id = notice?.id ?? null
  const { data: clients } = useSuspenseQuery(clientsQuery())
  const form = useForm(NoticeForm, valuesOf(notice), draftName(id))
  const save = useMutation(saveNotice(id))
  const own = form.isPending || save.isSuccess
  const isFrozen = notice?.status === 'published' && !own
  const isChanged = notice !== null && notice.version !== form.values.version && !own
  const back = id === null ? pages.notices.list : at(pages.notices.one, { id })
  return (
    <Page>
      <PageHeader
        title={id === null ? t`Mitteilung schreiben` : t`Entwurf bearbeiten`}
        back={
          <a href={back}>
            {id === null ? <Trans>Alle Mitteilungen</Trans> : <Trans>Zum Entwurf</Trans>}
          </a>
        }
      />
      {isFrozen ? (
        <Section>
          <Frozen notice={notice} values={form.values} go={go} />
        </Section>
      ) : (
        <Section>
          <Steps steps={writingSteps()} current={0} />
          <Form
            {...form.onSubmit(async ({ version, ...input }) => {
              const saved = await save.mutateAsync({ input, version })
              go(at(pages.notices.one, { id: saved.id }))
            })}
          >
            <Select
              label={t`Art der Mitteilung`}
              description={t`Die Klausel dahinter sagt, welche Pflicht des Vertrags Sie damit erfüllen.`}
              options={kindOptions()}
              {...form.field('kind')}
            />
            <RadioGroup
              label={t`Dringlichkeit`}
              description={sayLeast(form.values.kind)}
              options={Severity.options.map((value) => ({
                value,
                label: say(severityWords[value]),
                description: say(severityHelp[value]),
              }))}
              {...form.field('severity')}
            />
            <TextField
              label={t`Titel`}
              description={t`Er steht in der Liste Ihrer Auftraggeber, nicht in der E-Mail.`}
              maxLength={200}
              autoComplete="off"
              {...form.field('title')}
            />
            <BodyField {...form.field('body')} />
            <AudienceField clients={clients} {...form.field('audience')} />
            {isChanged && <Changed notice={notice} clients={clients} onChoose={form.set} />}
            {/* What a newer state means is said above, with what to do about it. */}
            <Refusal error={isChanged ? null : form.refusal} />
            <ButtonRow>
              <Button
                type="submit"
                look="primary"
                isPending={form.isPending}
                isDisabled={isChanged}
              >
                <Trans>Speichern und prüfen</Trans>
              </Button>
              <Button
                look="quiet"
                onClick={() => {
                  forgetDraft(draftName(id))
                  go(back)
                }}
              >
                <Trans>Eingaben verwerfen</Trans>
              </Button>
            </ButtonRow>
          </Form>
        </Section>
      )}
    </Page>
  )
}
