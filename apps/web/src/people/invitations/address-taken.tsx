import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Banner } from '../../ui/basics/banner.tsx'
import { Button } from '../../ui/basics/button.tsx'
import { announce } from '../../ui/basics/live-region.tsx'
import { Refusal } from '../../ui/basics/refusal.tsx'
import { renewInvitation } from '../acts.ts'
import type { Circle } from '../circle.ts'
import { invitationsQuery } from '../queries.ts'
import { normalAddress } from '@portal/domain/mail-address'

/** Says beside the address why nobody can be invited there again, and what can be done instead. */
export function AddressTaken({
  circle,
  email,
  rule,
  go,
}: {
  circle: Circle
  email: string
  rule: 'already-member' | 'already-invited'
  go: (to: string) => void
}) {
  const { t } = useLingui()
  const { data: invitations = [] } = useQuery({
    ...invitationsQuery(circle),
    enabled: rule === 'already-invited',
  })
  const invited = invitations.find(
    (each) =>
      (each.status === 'open' || each.status === 'expired') && each.email === normalAddress(email),
  )
  const renew = useMutation({
    ...renewInvitation(circle),
    onSuccess: () => {
      go(circle.home)
      announce(t`Eine neue Einladung an ${email} ist geschrieben.`)
    },
  })
  if (rule === 'already-member')
    return (
      <Banner tone="alarm" title={<Trans>{email} hat hier schon einen Zugang.</Trans>}>
        <a href={circle.home}>
          <Trans>Alle Zugänge ansehen</Trans>
        </a>
      </Banner>
    )
  return (
    <Banner tone="alarm" title={<Trans>{email} ist schon eingeladen.</Trans>}>
      <p>
        <Trans>
          Ist die E-Mail nicht angekommen, schicken Sie einen neuen Link. Der alte gilt dann nicht
          mehr.
        </Trans>
      </p>
      {invited && (
        <Button isPending={renew.isPending} onClick={() => renew.mutate(invited.id)}>
          <Trans>Erneut einladen</Trans>
        </Button>
      )}
      <Refusal error={renew.error} />
    </Banner>
  )
}
