import { Trans } from '@lingui/react/macro'
import { home } from '@portal/domain/entry-addresses'
import type { InvitationDetails } from '@portal/domain/accounts/links'
import { readableAddress } from '@portal/domain/mail-address'
import { Banner } from '../../ui/basics/banner.tsx'
import { Button, ButtonRow, LinkButton } from '../../ui/basics/button.tsx'
import { Refusal } from '../../ui/basics/refusal.tsx'
import { signOut } from '../entry/sign-in-api.ts'
import { useAct } from '../entry/use-act.ts'
import { tellTabs } from '../session-end.ts'

/** A link opened in somebody else's session: says so, offers to end it, and does nothing else. */
export function OtherSession({
  who,
  invited,
  onSignedOut,
}: {
  who: { name: string; email: string }
  invited: Pick<InvitationDetails, 'name' | 'email'>
  onSignedOut: () => void
}) {
  const leaving = useAct()
  const { name } = invited
  return (
    <>
      <Banner
        tone="caution"
        title={
          <Trans>
            In diesem Browser ist {who.name} ({readableAddress(who.email)}) angemeldet.
          </Trans>
        }
      >
        <p>
          {name === null ? (
            <Trans>
              Dieser Link gilt für die Person, der dieses Portal gehören wird. Es ist noch nichts
              geschehen.
            </Trans>
          ) : (
            <Trans>
              Diese Einladung gilt für {name} ({readableAddress(invited.email ?? '')}). Es ist noch
              nichts geschehen.
            </Trans>
          )}
        </p>
      </Banner>
      <p>
        {name === null ? (
          <Trans>
            Sind Sie diese Person? Dann melden Sie {who.name} hier ab; was in anderen Fenstern
            angefangen ist, bleibt dort aufbewahrt. Sonst schließen Sie diese Seite einfach.
          </Trans>
        ) : (
          <Trans>
            Sind Sie {name}? Dann melden Sie {who.name} hier ab; was in anderen Fenstern angefangen
            ist, bleibt dort aufbewahrt. Sonst schließen Sie diese Seite einfach.
          </Trans>
        )}
      </p>
      <Refusal error={leaving.refusal} />
      <ButtonRow>
        <Button
          look="primary"
          isPending={leaving.isPending}
          onClick={() =>
            leaving.act(async () => {
              await signOut()
              tellTabs('signed-out')
              onSignedOut()
            })
          }
        >
          <Trans>{who.name} abmelden</Trans>
        </Button>
        <LinkButton href={home} look="quiet">
          <Trans>Als {who.name} zum Portal</Trans>
        </LinkButton>
      </ButtonRow>
    </>
  )
}
