import { msg } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { at, pages } from '@portal/domain/addresses'
import type { Offer } from '@portal/domain/agreements/offers'
import { LinkButton } from '../../../ui/basics/button.tsx'
import { Hidden } from '../../../ui/basics/hidden.tsx'
import type { Column } from '../../../ui/data/data-table.tsx'
import { ReminderButton } from '../reminder-button.tsx'

/** What the provider can do about it right here. */
export const actColumn: Column<Offer> = {
  key: 'act',
  header: msg`Zu tun`,
  cell: (offer) =>
    offer.status === 'signed' ? (
      <LinkButton href={at(pages.offers.countersign, { id: offer.id })}>
        <span>
          <Trans>Gegenzeichnen</Trans>
          <Hidden>: {offer.clientName}</Hidden>
        </span>
      </LinkButton>
    ) : offer.status === 'offered' ? (
      <ReminderButton offer={offer} />
    ) : (
      '–'
    ),
}
