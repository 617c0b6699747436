import { Trans } from '@lingui/react/macro'
import { pages } from '@portal/domain/addresses'
import type { Circle } from './circle.ts'

/** The way back to the list somebody belongs to. */
export const BackToPeople = ({ circle: { clientId, home } }: { circle: Circle }) => (
  <a href={home}>
    {clientId === null ? (
      <Trans context="provider">Mitarbeitende</Trans>
    ) : home === pages.practice.one ? (
      <Trans>Zugänge</Trans>
    ) : (
      <Trans>Zum Auftraggeber</Trans>
    )}
  </a>
)
