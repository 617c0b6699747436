import { plural } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { isLeft, type SetupLine, type SetupState } from '@portal/domain/setup/contract'
import { formatFigure } from '../platform/language/format.ts'
import { say } from '../platform/language/i18n.ts'
import { Badge, type Tone } from '../ui/basics/badge.tsx'
import { Button, LinkButton } from '../ui/basics/button.tsx'
import { MomentDay } from '../ui/basics/moment.tsx'
import styles from './setup.module.css'
import { stateWords, stepWords } from './words.ts'

const tones: Record<SetupState, Tone> = { open: 'caution', begun: 'accent', done: 'good' }

/** One step: what and why, how far it is, the way there, and putting it off. */
export function StepRow({
  line,
  isPending,
  onPostpone,
  onResume,
}: {
  line: SetupLine
  isPending: boolean
  onPostpone: () => void
  onResume: () => void
}) {
  const { step, state, postponed } = line
  const { title, why, go, orGo } = stepWords[step]
  const left = isLeft(line)
  return (
    <li className={styles.step}>
      <div className={styles.head}>
        <h3>{go ? <a href={go.href}>{say(title)}</a> : say(title)}</h3>
        <Badge tone={postponed && state !== 'done' ? 'plain' : tones[state]}>
          {postponed && state !== 'done' ? <Trans>zurückgestellt</Trans> : say(stateWords[state])}
        </Badge>
      </div>
      {left && <p className={styles.why}>{say(why)}</p>}
      <HowFar line={line} />
      {postponed && state !== 'done' && (
        <p className={styles.why}>
          <Trans>
            {postponed.by} am <MomentDay at={postponed.at} />
          </Trans>
        </p>
      )}
      {state !== 'done' && (
        <p className={styles.acts}>
          {left && go && (
            <LinkButton href={go.href} look="secondary">
              {say(go.act)}
            </LinkButton>
          )}
          {left && orGo && (
            <LinkButton href={orGo.href} look="secondary">
              {say(orGo.act)}
            </LinkButton>
          )}
          {postponed ? (
            <Button look="quiet" isPending={isPending} onClick={onResume}>
              <Trans>Wieder aufnehmen</Trans>
            </Button>
          ) : (
            <Button look="quiet" isPending={isPending} onClick={onPostpone}>
              <Trans>Zurückstellen</Trans>
            </Button>
          )}
        </p>
      )}
    </li>
  )
}

/** In figures, where there is something to count. */
function HowFar({ line: { step, have, left } }: { line: SetupLine }) {
  if (step === 'invitations') return <Arrived have={have} left={left} />
  if (have && have.count > 0)
    return (
      <p className={styles.why}>
        {have.more ? (
          <Trans>Mehr als {have.count} eingetragen</Trans>
        ) : (
          <Trans>{have.count} eingetragen</Trans>
        )}
      </p>
    )
  if (!left || left.count === 0) return null
  return (
    <p className={styles.why}>
      {left.more ? (
        <Trans>Mehr als {left.count} Auftraggeber noch ohne Vertrag</Trans>
      ) : (
        plural(left.count, {
          one: 'Ein Auftraggeber noch ohne Vertrag',
          other: '# Auftraggeber noch ohne Vertrag',
        })
      )}
    </p>
  )
}

/** Of how many clients somebody was in the portal. */
function Arrived({ have, left }: Pick<SetupLine, 'have' | 'left'>) {
  if (!have || !left || have.count + left.count === 0) return null
  const all = formatFigure({ count: have.count + left.count, more: have.more || left.more })
  return (
    <p className={styles.why}>
      <Trans>
        Bei {formatFigure(have)} von {all} Auftraggebern war schon jemand im Portal
      </Trans>
    </p>
  )
}
