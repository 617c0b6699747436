import { Trans, useLingui } from '@lingui/react/macro'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Banner } from '../../ui/basics/banner.tsx'
import { LinkButton } from '../../ui/basics/button.tsx'
import { DefinitionList } from '../../ui/data/definition-list.tsx'
import { announce } from '../../ui/basics/live-region.tsx'
import { Page, Section } from '../../ui/page/page.tsx'
import { PageHeader } from '../../ui/page/page-header.tsx'
import { setFourEyes } from '../acts.ts'
import { BackToPeople } from '../back-to-people.tsx'
import type { Circle } from '../circle.ts'
import { Confirmation } from '../binding/confirmation.tsx'
import { askedOf } from './four-eyes.ts'
import { FourEyesMeaning } from './four-eyes-meaning.tsx'
import { fourEyesQuery } from '../queries.ts'
import { ruleOf } from '../rule-of.ts'

type Props = { circle: Circle; clientId: string; go: (to: string) => void }

/** Switches the second signature on or off: what holds now, what will, and the second factor for it. */
export function FourEyesPage({ to, ...props }: Props & { to: string | null }) {
  const { t } = useLingui()
  const { data: isOn } = useSuspenseQuery(fourEyesQuery(props.clientId))
  const required = askedOf(to) ?? !isOn
  return (
    <Page>
      <PageHeader
        title={required ? t`Vier-Augen-Prinzip einschalten` : t`Vier-Augen-Prinzip ausschalten`}
        clause="§ 8.3"
        back={<BackToPeople circle={props.circle} />}
        lead={required !== isOn && <Trans>Noch ist nichts geändert.</Trans>}
      />
      {required === isOn ? (
        <Section>
          <Banner
            title={
              isOn ? <Trans>Es ist eingeschaltet.</Trans> : <Trans>Es ist ausgeschaltet.</Trans>
            }
          >
            <p>
              <a href={`${props.circle.home}#vier-augen`}>
                <Trans>Zurück zu den Zugängen</Trans>
              </a>
            </p>
          </Banner>
        </Section>
      ) : (
        <Switch required={required} {...props} />
      )}
    </Page>
  )
}

function Switch({ required, circle, clientId, go }: Props & { required: boolean }) {
  const { t } = useLingui()
  const [isTooFew, setTooFew] = useState(false)
  const input = { required }
  return (
    <>
      <Section title={<Trans>Genau das geschieht</Trans>}>
        <DefinitionList
          rows={[
            [t`Bisher`, <FourEyesMeaning key="before" isOn={!required} />],
            [t`Künftig`, <FourEyesMeaning key="after" isOn={required} />],
          ]}
        />
        <p>
          {required ? (
            <Trans>Was schon erteilt ist, bleibt gültig, wie es erteilt wurde.</Trans>
          ) : (
            <Trans>Was schon auf die zweite Unterschrift wartet, wartet weiter darauf.</Trans>
          )}{' '}
          <Trans>Die Umstellung steht danach in Ihren Nachweisen.</Trans>
        </p>
      </Section>
      {isTooFew ? (
        <TooFew circle={circle} />
      ) : (
        <Section title={<Trans>Bestätigen</Trans>}>
          <Confirmation
            act="four-eyes.changed"
            subject={clientId}
            input={input}
            onConfirm={(secondFactor) => setFourEyes(clientId, input, secondFactor)}
            onRefused={(error) => setTooFew(ruleOf(error) === 'too-few-authorised')}
            onDone={() => {
              announce(
                required
                  ? t`Das Vier-Augen-Prinzip ist eingeschaltet.`
                  : t`Das Vier-Augen-Prinzip ist ausgeschaltet.`,
              )
              go(`${circle.home}#vier-augen`)
            }}
            label={
              required ? (
                <Trans>Verbindlich einschalten</Trans>
              ) : (
                <Trans>Verbindlich ausschalten</Trans>
              )
            }
            backTo={`${circle.home}#vier-augen`}
            backLabel={<Trans>Abbrechen</Trans>}
          />
        </Section>
      )}
    </>
  )
}

const TooFew = ({ circle }: { circle: Circle }) => (
  <Section>
    <Banner
      tone="alarm"
      title={<Trans>Es gibt noch keine zwei Personen, die unterzeichnen könnten.</Trans>}
    >
      <p>
        <Trans>
          Dafür braucht es mindestens zwei weisungsberechtigte Personen (§ 9) mit eigenem Zugang.
          Sonst könnte niemand mehr eine Weisung erteilen. Es ist nichts geändert.
        </Trans>
      </p>
      <LinkButton href={`${circle.home}/register/neu`} icon="plus">
        <Trans>Person eintragen</Trans>
      </LinkButton>
    </Banner>
  </Section>
)
