import { Trans, useLingui } from '@lingui/react/macro'
import { at, pages } from '@portal/domain/addresses'
import { readableAddress } from '@portal/domain/mail-address'
import type { FactorReset } from '@portal/domain/people/contract'
import { useQueryClient } from '@tanstack/react-query'
import { About } from '../../binding/about.tsx'
import { challengeOfInput } from '../../binding/challenge.ts'
import { Overtaken } from '../../binding/overtaken.tsx'
import { SecondFactorForm } from '../../binding/second-factor-form.tsx'
import { useSigning } from '../../binding/use-signing.ts'
import { Banner } from '../../ui/basics/banner.tsx'
import { Section } from '../../ui/page/page.tsx'
import { approveReset } from '../acts.ts'
import { staffCircle } from '../circle.ts'
import { keepCode } from './reset-code.tsx'

/** The decision of the second person; who may not take it reads why. */
export function Approval({ reset, go }: { reset: FactorReset; go: (to: string) => void }) {
  const { t } = useLingui()
  const keep = keepCode(useQueryClient())
  const { id, userName, userEmail, side, clients, status } = reset
  const { end, isOpen, isChanged, onSeen } = useSigning({
    record: reset,
    basis: (now) => ({ status: now.status }),
    isPossible: (now) => now.status === 'awaiting_approval' && now.mayApprove,
    go,
    send: async (_, secondFactor) => keep(await approveReset(id, secondFactor)),
    done: () => ({
      to: at(pages.staff.approval, { id }),
      said: t`Zugestimmt. Die E-Mail mit dem Link an ${userName} ist geschrieben. Lesen Sie jetzt den Code vor.`,
    }),
  })
  if (isChanged && end.error)
    return (
      <Section>
        <Overtaken onSeen={isOpen ? onSeen : null} />
      </Section>
    )
  if (isOpen)
    return (
      <>
        <About
          of={[
            side === 'provider'
              ? [t`Gehört zu`, t`beim Auftragnehmer`]
              : [t`Auftraggeber`, clients.map(({ name }) => name).join(', ')],
            [t`Person`, `${userName} (${readableAddress(userEmail)})`],
          ]}
          effect={
            <Trans>
              Stimmen Sie nur zu, wenn die Feststellung oben Sie überzeugt. Danach bekommt{' '}
              {userName} einen Link, und Ihnen wird ein Code gezeigt, den Sie {userName} vorlesen.
              Nur mit beidem lässt sich ein neuer zweiter Faktor einrichten.
            </Trans>
          }
        />
        <Section title={<Trans>Zustimmen</Trans>}>
          <SecondFactorForm
            {...end}
            challenge={() => challengeOfInput('second-factor-reset.approved', id, {})}
            label={<Trans>Zustimmen und Link senden</Trans>}
            back={{ href: staffCircle.home, label: <Trans>Noch nicht</Trans> }}
          />
        </Section>
      </>
    )
  if (status !== 'awaiting_approval') return null
  return (
    <Section title={<Trans>Zustimmen</Trans>}>
      <Banner title={<Trans>Hier muss eine andere Person zustimmen.</Trans>}>
        <p>
          <Trans>
            {reset.startedBy} hat begonnen. Wer begonnen hat oder selbst betroffen ist, kann nicht
            zustimmen: So kommt niemand allein in ein fremdes Konto.
          </Trans>
        </p>
      </Banner>
    </Section>
  )
}
