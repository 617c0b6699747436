import { Trans } from '@lingui/react/macro'
import { pages } from '@portal/domain/addresses'
import { LinkButton } from '../../ui/basics/button.tsx'
import { Section } from '../../ui/page/page.tsx'
import { type Circle, resetPage } from '../circle.ts'
import { ResetUnderWay, type UnderWay } from './reset-under-way.tsx'

/** Somebody's second factor: whether there is one, and the way back in for whoever lost it. */
export function FactorSection({
  circle,
  person: { userId, name, secondFactor },
  reset,
  isOwn,
  isOwner = false,
}: {
  circle: Circle
  person: { userId: string; name: string; secondFactor: boolean }
  reset: UnderWay | null
  isOwn: boolean
  /** Nobody else resets an owner's second factor. */
  isOwner?: boolean
}) {
  return (
    <Section id="zweiter-faktor" title={<Trans>Zweiter Faktor</Trans>}>
      {reset ? (
        <ResetUnderWay reset={reset} name={name} isProvider={circle.side === 'provider'} />
      ) : isOwn ? (
        <p>
          <Trans>
            Ihren eigenen zweiten Faktor verwalten Sie unter{' '}
            <a href={pages.account.one}>Ihr Zugang</a>.
          </Trans>
        </p>
      ) : isOwner ? (
        <p>
          <Trans>
            Den zweiten Faktor einer Inhaberin oder eines Inhabers setzt niemand im Portal zurück.
            Das geht nur mit einem Befehl auf dem Server.
          </Trans>
        </p>
      ) : secondFactor ? (
        <>
          <p>
            <Trans>
              Hat {name} das Telefon verloren und keinen Wiederherstellungscode mehr, setzen Sie den
              zweiten Faktor zurück. Vorher stellen Sie fest, dass es wirklich {name} ist.
            </Trans>
          </p>
          <div>
            <LinkButton href={resetPage(circle, userId)}>
              <Trans>Zweiten Faktor zurücksetzen</Trans>
            </LinkButton>
          </div>
        </>
      ) : (
        <p>
          <Trans>
            Noch keiner eingerichtet. {name} richtet ihn bei der nächsten Anmeldung selbst ein.
          </Trans>
        </p>
      )}
    </Section>
  )
}
