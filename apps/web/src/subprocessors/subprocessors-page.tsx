import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { Side } from '@portal/domain/access'
import { pages } from '@portal/domain/addresses'
import { treeOf } from '@portal/domain/subprocessors/tree'
import { useSuspenseQuery } from '@tanstack/react-query'
import { germanToday } from '../platform/clock/german-time.ts'
import { LinkButton } from '../ui/basics/button.tsx'
import { Filter } from '../ui/form/filter.tsx'
import { Day } from '../ui/basics/moment.tsx'
import { Page, Section } from '../ui/page/page.tsx'
import { PageHeader } from '../ui/page/page-header.tsx'
import { AsOf } from './as-of.tsx'
import { addressOf, listStateOf } from './list-state.ts'
import { NoSubprocessors } from './no-subprocessors.tsx'
import { subprocessorsQuery } from './queries.ts'
import { SubprocessorSection } from './subprocessor-section.tsx'

/** §7.2: who else touches the data, as a function of a day. */
export function SubprocessorsPage({
  side,
  mayWrite,
  query,
  go,
}: {
  side: Side
  mayWrite: boolean
  query: (name: string) => string | null
  go: (to: string) => void
}) {
  const { t } = useLingui()
  const state = listStateOf(query)
  const today = germanToday()
  const day = state.on ?? today
  const isRegister = side === 'provider' && state.clientId === null && state.only === null
  const { data: subprocessors } = useSuspenseQuery(
    subprocessorsQuery(day, state.clientId, isRegister),
  )
  return (
    <Page>
      <PageHeader
        title={t`Unterauftragnehmer`}
        clause="§ 7.2"
        lead={
          <p>
            {side === 'client' ? (
              <Trans>
                Firmen, die für Ihren Auftragnehmer mit Ihren Daten arbeiten. Eine neue darf erst
                beginnen, wenn Sie ausdrücklich zugestimmt haben; wird eine durch eine andere
                ersetzt, erfahren Sie es vorher und können zwei Wochen lang widersprechen.
              </Trans>
            ) : (
              <Trans>
                Firmen, die für Sie mit den Daten der Auftraggeber arbeiten. Eine neue darf erst
                beginnen, wenn der Auftraggeber ausdrücklich zugestimmt hat; ein Wechsel ist vorher
                anzuzeigen, und der Auftraggeber kann zwei Wochen lang widersprechen.
              </Trans>
            )}
          </p>
        }
      >
        {mayWrite && (
          <LinkButton href={pages.subprocessors.new}>
            <Trans>Unterauftragnehmer eintragen</Trans>
          </LinkButton>
        )}
      </PageHeader>
      <Section>
        <AsOf side={side} day={day} today={today} state={state} go={go} />
        {side === 'provider' && state.clientId === null && (
          <Filter
            label={t`Welche`}
            views={[
              {
                href: addressOf({ ...state, only: null }),
                label: t`Ganzes Verzeichnis`,
                isCurrent: isRegister,
              },
              {
                href: addressOf({ ...state, only: 'engaged' }),
                label: t`Für Auftraggeber tätig`,
                isCurrent: !isRegister,
              },
            ]}
          />
        )}
        <div aria-live="polite">
          {subprocessors.length > 0 ? (
            <p>
              <Trans>
                Stand am <Day on={day} />
              </Trans>
              {': '}
              <Plural
                value={subprocessors.length}
                one="# Unterauftragnehmer"
                other="# Unterauftragnehmer"
              />
            </p>
          ) : (
            <NoSubprocessors
              day={day}
              isToday={day === today}
              isRegister={isRegister}
              mayWrite={mayWrite}
              todaysList={addressOf({ ...state, on: null })}
            />
          )}
        </div>
      </Section>
      {treeOf(subprocessors).map(({ entry, depth }) => (
        <SubprocessorSection
          key={entry.id}
          subprocessor={entry}
          depth={depth}
          parent={subprocessors.find(({ id }) => id === entry.parentId)?.name}
        />
      ))}
    </Page>
  )
}
