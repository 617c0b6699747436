import { msg } from '@lingui/core/macro'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { at, pages } from '@portal/domain/addresses'
import { readableAddress } from '@portal/domain/mail-address'
import { mostInRound, type RoundLine, RoundOf } from '@portal/domain/people/rounds'
import { useMutation, useSuspenseQuery } from '@tanstack/react-query'
import { formatNumber } from '../../platform/language/format.ts'
import { say } from '../../platform/language/i18n.ts'
import { withQuery } from '../../platform/navigation/with-query.ts'
import { Banner } from '../../ui/basics/banner.tsx'
import { Button, ButtonRow } from '../../ui/basics/button.tsx'
import { EmptyState } from '../../ui/basics/empty-state.tsx'
import { Refusal } from '../../ui/basics/refusal.tsx'
import { type Column, DataTable } from '../../ui/data/data-table.tsx'
import { Filter } from '../../ui/form/filter.tsx'
import { Section } from '../../ui/page/page.tsx'
import styles from '../people.module.css'
import { LeftOutList } from './left-out-list.tsx'
import { type Meant, previewQuery, startRound } from './queries.ts'
import { roundOfWords } from './words.ts'

const columns: Column<RoundLine>[] = [
  {
    key: 'client',
    header: msg`Auftraggeber`,
    isRowHeader: true,
    cell: ({ clientId, clientName, number }) => (
      <>
        <a href={at(pages.clients.one, { id: clientId })}>{clientName}</a>
        <span className={styles.below}>{number}</span>
      </>
    ),
  },
  {
    key: 'contact',
    header: msg`Wird eingeladen`,
    cell: ({ contact }) =>
      contact && (
        <>
          {contact.name}
          <span className={styles.below}>{readableAddress(contact.email)}</span>
        </>
      ),
  },
]

/** Who would be invited, and of which clients nobody and why; what is shown is what is invited. */
export function RoundPreview({ meant, go }: { meant: Meant; go: (to: string) => void }) {
  const { t } = useLingui()
  const { data: round } = useSuspenseQuery(previewQuery(meant))
  const invited = round.lines.filter(({ contact }) => contact !== null)
  const start = useMutation({
    ...startRound(),
    onSuccess: ({ id }) => go(withQuery(pages.clients.inviteMany, { vorgang: id })),
  })
  return (
    <>
      <Section title={<Trans>Wer eingeladen wird</Trans>}>
        <Filter
          label={t`Welche Auftraggeber`}
          views={[
            ...('clientIds' in meant
              ? [
                  {
                    href: withQuery(pages.clients.inviteMany, {
                      auswahl: meant.clientIds.join('.'),
                    }),
                    label: t`Ihre Auswahl`,
                    isCurrent: true,
                  },
                ]
              : []),
            ...RoundOf.options.map((each) => ({
              href: withQuery(pages.clients.inviteMany, { welche: each }),
              label: say(roundOfWords[each]),
              isCurrent: 'of' in meant && meant.of === each,
            })),
          ]}
        />
        {round.more && (
          <Banner tone="caution">
            <Trans>
              Es sind mehr als {formatNumber(mostInRound)} Auftraggeber. Diese hier kommen zuerst;
              laden Sie die übrigen danach ein.
            </Trans>
          </Banner>
        )}
        {invited.length === 0 ? (
          <EmptyState title={<Trans>Hier ist niemand einzuladen.</Trans>}>
            <p>
              {round.lines.length === 0 ? (
                <Trans>Kein Auftraggeber fällt unter diese Auswahl.</Trans>
              ) : (
                <Trans>Warum, steht unten bei jedem Auftraggeber.</Trans>
              )}
            </p>
          </EmptyState>
        ) : (
          <>
            <ButtonRow>
              <Button
                look="primary"
                isPending={start.isPending}
                onClick={() => start.mutate({ clientIds: invited.map(({ clientId }) => clientId) })}
              >
                <Plural
                  value={invited.length}
                  one="Eine Person einladen"
                  other="# Personen einladen"
                />
              </Button>
            </ButtonRow>
            <Refusal error={start.error} />
            <DataTable
              caption={t`Wer eingeladen wird`}
              columns={columns}
              rows={invited}
              rowKey={({ clientId }) => clientId}
            />
          </>
        )}
      </Section>
      <LeftOutList
        title={<Trans>Wo niemand eingeladen wird</Trans>}
        lines={round.lines.filter(({ contact }) => contact === null)}
      />
    </>
  )
}
