import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Button, ButtonRow } from '../ui/basics/button.tsx'

/** The end of a form that opened in place. */
export const FormButtons = ({
  children,
  isPending,
  onCancel,
}: {
  /** The act by its name. */
  children: ReactNode
  isPending: boolean
  onCancel: () => void
}) => (
  <ButtonRow>
    <Button type="submit" look="primary" isPending={isPending}>
      {children}
    </Button>
    <Button onClick={onCancel}>
      <Trans>Abbrechen</Trans>
    </Button>
  </ButtonRow>
)
