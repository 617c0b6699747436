import { Trans, useLingui } from '@lingui/react/macro'
import { pages } from '@portal/domain/addresses'
import { contractText } from '@portal/domain/agreements/contract-text'
import { linesOf } from '@portal/domain/agreements/text-changes'
import { shippedVersion } from '@portal/domain/contract-texts/contract'
import { type Mistake, mistakesIn } from '@portal/domain/contract-texts/mistakes'
import { useSuspenseInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { PlainReview } from '../../binding/about.tsx'
import { Conflict } from '../../binding/changed.tsx'
import { useAct } from '../../binding/use-act.ts'
import { Banner } from '../../ui/basics/banner.tsx'
import { Button, ButtonRow, LinkButton } from '../../ui/basics/button.tsx'
import { Refusal } from '../../ui/basics/refusal.tsx'
import { Form } from '../../ui/form/form.tsx'
import { TextArea } from '../../ui/form/text-field.tsx'
import { PageHeader } from '../../ui/page/page-header.tsx'
import { Page, Section } from '../../ui/page/page.tsx'
import { contractTextQuery, contractTextsQuery, publishContractText } from '../queries.ts'
import { TextChanges } from '../text-changes.tsx'
import styles from '../texts.module.css'
import { sayMistake } from '../words.ts'
import { Paragraphs } from './paragraphs.tsx'
import { TextForm } from './text-form.ts'

const shipped = linesOf(contractText)

/** An owner changes the text of the contract: paragraph by paragraph, a review of every word, and a new version. */
export function ChangeContractTextPage({ go }: { go: (to: string) => void }) {
  const { t } = useLingui()
  const { data: versions } = useSuspenseInfiniteQuery(contractTextsQuery())
  const { data: inUse } = useSuspenseQuery(
    contractTextQuery(versions[0]?.version ?? shippedVersion),
  )
  /** What stood there before it was put back. */
  const [before, setBefore] = useState<string | null>(null)
  const [mistakes, setMistakes] = useState<Mistake[]>([])
  const [isSame, setSame] = useState(false)
  const act = useAct({
    record: inUse,
    go,
    draft: 'vertragstext',
    schema: TextForm,
    blank: ({ lines }) => ({ text: lines.join('\n'), note: '' }),
    basis: ({ version }) => ({ version }),
    send: (seen, { text, note }) => publishContractText({ lines: text, note }, seen.version),
    done: () => ({ to: pages.contractTexts.one, said: t`Der Vertragstext ist veröffentlicht.` }),
    onRefused: (error) => {
      act.form.refuse(error)
      act.withdraw()
    },
  })
  const { form, ready, record } = act
  const next = record.version + 1
  const back = (
    <a href={pages.contractTexts.one}>
      <Trans>Vertragstext</Trans>
    </a>
  )
  if (ready !== null)
    return (
      <PlainReview
        back={back}
        of={[
          [t`Vertragstext`, t`Fassung ${next}`],
          [t`Anlass`, ready.note],
        ]}
        effect={
          <Trans>
            Neue Verträge werden mit diesem Text angeboten. Geschlossene Verträge und Angebote, die
            schon verschickt sind, behalten ihren Text. Die Fassung lässt sich nicht mehr ändern.
          </Trans>
        }
        title={<Trans>Das ändert sich gegenüber Fassung {record.version}</Trans>}
        isPending={act.isPending}
        act={<Trans>Veröffentlichen</Trans>}
        onConfirm={() => act.send(ready, async () => {})}
        onChange={act.withdraw}
      >
        <TextChanges lines={ready.text} other={record.lines} />
        {record.version !== shippedVersion && (
          <>
            <h3>
              <Trans>Das weicht vom mitgelieferten Text ab</Trans>
            </h3>
            <TextChanges lines={ready.text} other={shipped} />
          </>
        )}
      </PlainReview>
    )
  return (
    <Page>
      <PageHeader
        title={t`Vertragstext ändern`}
        back={back}
        lead={
          <Trans>
            Absatz für Absatz. Was in einem Rahmen steht, füllen die Parteien aus. Veröffentlicht
            wird erst nach einer Prüfung; was Sie hier ändern, bleibt bis dahin erhalten.
          </Trans>
        }
      />
      <Section>
        {act.isChanged && (
          <Conflict
            title={<Trans>Jemand hat den Text inzwischen geändert.</Trans>}
            onKeepMine={act.onSeen}
            onTakeStored={act.onTakeStored}
          >
            <p>
              <Trans>
                Von Ihnen ist noch nichts veröffentlicht, und was Sie geändert haben, ist noch da.
                Entscheiden Sie, was gilt.
              </Trans>
            </p>
          </Conflict>
        )}
        <Form
          {...form.onSubmit(async (input) => {
            const found = mistakesIn(input.text)
            const same = input.text.join('\n') === record.lines.join('\n')
            setMistakes(found)
            setSame(same)
            if (found.length === 0 && !same) act.prepare(input)
          })}
        >
          <ButtonRow>
            <Button
              onClick={() => {
                setBefore(form.values.text ?? '')
                form.set({ text: shipped.join('\n') })
              }}
            >
              <Trans>Auf den mitgelieferten Text zurück</Trans>
            </Button>
            {before !== null && (
              <Button
                look="quiet"
                onClick={() => {
                  form.set({ text: before })
                  setBefore(null)
                }}
              >
                <Trans>Rückgängig: wieder mein Text</Trans>
              </Button>
            )}
          </ButtonRow>
          <Paragraphs {...form.field('text')} />
          <TextArea
            label={t`Anlass`}
            description={t`Warum es eine neue Fassung gibt; steht bei ihr.`}
            maxLength={1_000}
            {...form.field('note')}
          />
          {mistakes.length > 0 && (
            <div role="alert">
              <Banner tone="caution" title={<Trans>So kann der Text nicht verwendet werden</Trans>}>
                <ul className={styles.mistakes}>
                  {mistakes.map((mistake, index) => (
                    <li key={index}>
                      {mistake.line === null ? (
                        sayMistake(mistake)
                      ) : (
                        <a href={`#absatz-${mistake.line + 1}`}>{sayMistake(mistake)}</a>
                      )}
                    </li>
                  ))}
                </ul>
              </Banner>
            </div>
          )}
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
            <LinkButton href={pages.contractTexts.one}>
              <Trans>Abbrechen</Trans>
            </LinkButton>
          </ButtonRow>
        </Form>
      </Section>
    </Page>
  )
}
