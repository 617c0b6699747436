import { Trans } from '@lingui/react/macro'
import type { Circle } from './circle.ts'

/** The way back to the list somebody belongs to. */
export const BackToPeople = ({ circle: { clientId, side, home } }: { circle: Circle }) => (
  <a href={home}>
    {clientId === null ? (
      <Trans context="provider">Mitarbeitende</Trans>
    ) : side === 'client' ? (
      <Trans>Zugänge</Trans>
    ) : (
      <Trans>Zum Auftraggeber</Trans>
    )}
  </a>
)
