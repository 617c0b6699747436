import { Trans, useLingui } from '@lingui/react/macro'
import { at, peoplePages } from '@portal/domain/addresses'
import { useSuspenseQuery } from '@tanstack/react-query'
import { ButtonRow, LinkButton } from '../../ui/basics/button.tsx'
import { DefinitionList } from '../../ui/data/definition-list.tsx'
import { Day, Moment } from '../../ui/basics/moment.tsx'
import { Page, Section } from '../../ui/page/page.tsx'
import { PageHeader } from '../../ui/page/page-header.tsx'
import { isCited } from '@portal/domain/people/ground'
import { sayGround } from '../words.ts'
import { BackToPeople } from '../back-to-people.tsx'
import { type Circle, entryPage, personPage } from '../circle.ts'
import { EntryDone } from './entry-done.tsx'
import { EntryHistory } from './entry-history.tsx'
import { NobodyHere } from '../nobody-here.tsx'
import { registerQuery } from '../queries.ts'
import { Reach } from './reach.tsx'
import { isValid } from './standing.ts'
import { Validity } from './validity.tsx'

/** §9: one entry of the register, what may be done with it, and everything that became of it. */
export function EntryPage({
  circle,
  clientId,
  personId,
  mayManage,
  mayContest,
  done,
}: {
  circle: Circle
  clientId: string
  personId: string
  mayManage: boolean
  /** Somebody of the client who may say that what is cited is not the client's. */
  mayContest: boolean
  /** What the reader has just done here. */
  done: string | null
}) {
  const { t } = useLingui()
  const { data: entries } = useSuspenseQuery(registerQuery(clientId))
  const entry = entries.find(({ id }) => id === personId)
  if (!entry) return <NobodyHere circle={circle} />
  const { id, name, userId, deputyOf, deputyOfId, keptUntil, contested } = entry
  const mayBeContested = mayContest && isCited(entry.ground) && contested === null
  const { changeEntry, endEntry, contestEntry } = peoplePages(circle.home)
  const deputies = entries.filter((each) => each.deputyOfId === id && isValid(each))
  return (
    <Page>
      <PageHeader
        title={name}
        clause="§ 9"
        back={<BackToPeople circle={circle} />}
        lead={entry.function}
      />
      <EntryDone done={done} />
      <Section title={<Trans>Eintrag</Trans>}>
        <DefinitionList
          rows={[
            [t`Gültig`, <Validity key="validity" entry={entry} />],
            [
              t`Grund`,
              <span key="ground">
                {sayGround(entry.ground)}
                {entry.ground.document && (
                  <>
                    {' '}
                    <a href={`/api/v1/documents/${entry.ground.document.id}/content`} download="">
                      <Trans>Dokument ansehen</Trans>
                    </a>
                  </>
                )}
              </span>,
            ],
            [
              t`Bestritten`,
              contested && (
                <Trans key="contested">
                  von {contested.by} am <Moment at={contested.at} />: {contested.reason}
                </Trans>
              ),
            ],
            [t`Erreichbar`, <Reach key="reach" {...entry} />],
            [
              t`Zugang zum Portal`,
              userId ? (
                mayManage ? (
                  <a key="access" href={personPage(circle, userId)}>{t`ja`}</a>
                ) : (
                  t`ja`
                )
              ) : (
                t`nein, wird nur benannt`
              ),
            ],
            [
              t`Vertritt`,
              deputyOfId && (
                <a key="deputy" href={entryPage(circle, deputyOfId)}>
                  {deputyOf}
                </a>
              ),
            ],
            [t`Vertreten durch`, deputies.map((each) => each.name).join(', ')],
            [
              t`Aufbewahrt bis`,
              keptUntil && (
                <Trans key="kept">
                  <Day on={keptUntil} />, drei volle Kalenderjahre nach dem Ende
                </Trans>
              ),
            ],
          ]}
        />
        {mayManage && isValid(entry) && (
          <div data-print="no">
            <ButtonRow>
              <LinkButton href={at(changeEntry, { personId: id })}>
                <Trans>Eintrag ändern</Trans>
              </LinkButton>
              <LinkButton href={at(endEntry, { personId: id })} look="danger">
                <Trans>Berechtigung beenden</Trans>
              </LinkButton>
            </ButtonRow>
          </div>
        )}
        {mayBeContested && (
          <div data-print="no">
            <LinkButton href={at(contestEntry, { personId: id })} look="danger">
              <Trans>Eintrag bestreiten</Trans>
            </LinkButton>
          </div>
        )}
      </Section>
      <EntryHistory clientId={clientId} personId={id} />
    </Page>
  )
}
