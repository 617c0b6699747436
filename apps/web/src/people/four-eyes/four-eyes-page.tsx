import { Trans, useLingui } from '@lingui/react/macro'
import { useSuspenseQuery } from '@tanstack/react-query'
import { challengeOfInput } from '../../binding/challenge.ts'
import { SigningPage } from '../../binding/signing-page.tsx'
import { setFourEyes } from '../acts.ts'
import { useConcerned } from '../concerned.ts'
import { BackToPeople } from '../back-to-people.tsx'
import type { Circle } from '../circle.ts'
import { fourEyesQuery } from '../queries.ts'
import { ruleOf } from '../rule-of.ts'
import { AlreadySwitched } from './already-switched.tsx'
import { askedOf } from './four-eyes.ts'
import { SwitchReview } from './switch-review.tsx'
import { TooFew } from './too-few.tsx'

/** Switches the second signature on or off: what holds now, what will, and the second factor for it. */
export function FourEyesPage({
  circle,
  clientId,
  to,
  go,
}: {
  circle: Circle
  clientId: string
  to: string | null
  go: (to: string) => void
}) {
  const { t } = useLingui()
  const concerned = useConcerned(clientId)
  const { data: isOn } = useSuspenseQuery(fourEyesQuery(clientId))
  const asked = askedOf(to)
  const wanted = (now: boolean) => asked ?? !now
  const home = `${circle.home}#vier-augen`
  return (
    <SigningPage
      record={isOn}
      basis={(now) => ({ wanted: wanted(now) })}
      isPossible={(now) => wanted(now) !== now}
      go={go}
      home={home}
      back={<BackToPeople circle={circle} />}
      clause="§ 8.3"
      concerned={() => concerned()}
      words={(now) => ({
        title: wanted(now) ? t`Vier-Augen-Prinzip einschalten` : t`Vier-Augen-Prinzip ausschalten`,
        lead: wanted(now) !== now && <Trans>Noch ist nichts geändert.</Trans>,
        effect: wanted(now) ? (
          <Trans>
            Eine Weisung wird dann erst mit der Unterschrift einer zweiten Person verbindlich.
          </Trans>
        ) : (
          <Trans>Eine Weisung wird dann mit einer Unterschrift verbindlich.</Trans>
        ),
        heading: <Trans>Genau das geschieht</Trans>,
        act: wanted(now) ? (
          <Trans>Verbindlich einschalten</Trans>
        ) : (
          <Trans>Verbindlich ausschalten</Trans>
        ),
        cancel: <Trans>Abbrechen</Trans>,
      })}
      renderReview={(now) => <SwitchReview required={!now} />}
      renderChanged={({ record }) => <AlreadySwitched isOn={record} home={home} />}
      renderRefused={(error) =>
        ruleOf(error) === 'too-few-authorised' && <TooFew circle={circle} />
      }
      challenge={(now) => challengeOfInput('four-eyes.changed', clientId, { required: !now })}
      send={(now, secondFactor) => setFourEyes(clientId, { required: !now }, secondFactor)}
      done={(_, before) => ({
        to: home,
        said: before
          ? t`Das Vier-Augen-Prinzip ist ausgeschaltet.`
          : t`Das Vier-Augen-Prinzip ist eingeschaltet.`,
      })}
    />
  )
}
