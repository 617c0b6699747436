import { Trans, useLingui } from '@lingui/react/macro'
import { home } from '@portal/domain/entry-addresses'
import { useState } from 'react'
import { Button, ButtonRow, LinkButton } from '../../ui/basics/button.tsx'
import { Banner } from '../../ui/basics/banner.tsx'
import { confirmAddress } from '../entry/sign-in-api.ts'
import { StepHeader } from '../entry/step-header.tsx'
import { useAct } from '../entry/use-act.ts'
import { LinkRefusal } from '../entry/what-now.tsx'

/** A person has to press the button: mail programs open links to look at them. */
export function AddressStep({ token }: { token: string }) {
  const { t } = useLingui()
  const [isDone, setDone] = useState(false)
  const confirming = useAct()
  if (isDone) return <Done />
  return (
    <>
      <StepHeader title={t`Neue E-Mail-Adresse bestätigen`}>
        <p>
          <Trans>
            Sie haben diesen Link an Ihrer neuen Adresse erhalten. Mit der Bestätigung melden Sie
            sich künftig mit ihr an und bekommen alle Nachrichten dorthin.
          </Trans>
        </p>
      </StepHeader>
      <LinkRefusal kind="address" error={confirming.refusal} />
      <ButtonRow>
        <Button
          look="primary"
          isPending={confirming.isPending}
          onClick={() =>
            confirming.act(async () => {
              await confirmAddress(token)
              setDone(true)
            })
          }
        >
          <Trans>Adresse bestätigen</Trans>
        </Button>
      </ButtonRow>
    </>
  )
}

function Done() {
  const { t } = useLingui()
  return (
    <>
      <StepHeader title={t`Ihre neue Adresse gilt`} />
      <Banner tone="good">
        <Trans>
          Melden Sie sich von nun an mit ihr an. Die bisherige Adresse wird verständigt.
        </Trans>
      </Banner>
      <ButtonRow>
        <LinkButton href={home} look="primary">
          <Trans>Zum Portal</Trans>
        </LinkButton>
      </ButtonRow>
    </>
  )
}
