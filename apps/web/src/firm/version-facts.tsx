import { Trans } from '@lingui/react/macro'
import { at, pages } from '@portal/domain/addresses'
import type { ProviderVersion } from '@portal/domain/provider/contract'

/** Who made a version, or how it came. */
export const ByWhom = ({ version: { byName, way } }: { version: ProviderVersion }) =>
  way === 'command' ? (
    <Trans>über die Befehlszeile</Trans>
  ) : way === 'before' ? (
    <Trans>aus der Zeit vor diesem Verlauf</Trans>
  ) : (
    <span translate="no">{byName}</span>
  )

/** What told all clients of it. */
export const NoticeLink = ({ version: { notice } }: { version: ProviderVersion }) =>
  notice ? (
    <a href={at(pages.notices.one, { id: notice.id })}>{notice.number}</a>
  ) : (
    <Trans>keine</Trans>
  )
