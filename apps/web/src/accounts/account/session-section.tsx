import { Trans, useLingui } from '@lingui/react/macro'
import { pages } from '@portal/domain/addresses'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Section } from '../../ui/page/page.tsx'
import { EndOtherSessions } from './end-other-sessions.tsx'
import { useFocusStays } from '../focus.ts'
import { sessionsQuery } from './queries.ts'
import { SessionRow } from './session-row.tsx'

/** Where the person is signed in, and how to end that. */
export function SessionSection() {
  const { t } = useLingui()
  const { data: sessions } = useSuspenseQuery(sessionsQuery())
  useFocusStays('sitzungen', sessions.length)
  const hasOthers = sessions.some(({ current }) => !current)
  return (
    <Section id="sitzungen" title={<Trans>Sitzungen</Trans>}>
      <p>
        {hasOthers ? (
          <Trans>
            Hier sind Sie gerade angemeldet. Kennen Sie eine davon nicht, beenden Sie sie und ändern
            Sie Ihr Passwort.
          </Trans>
        ) : (
          <Trans>Sie sind nur hier angemeldet.</Trans>
        )}
      </p>
      <ul aria-label={t`Sitzungen`}>
        {sessions.map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </ul>
      {hasOthers && <EndOtherSessions />}
      <p>
        <a href={pages.account.log}>
          <Trans>Was mit Ihrem Zugang geschah: Sicherheitsprotokoll</Trans>
        </a>
      </p>
    </Section>
  )
}
