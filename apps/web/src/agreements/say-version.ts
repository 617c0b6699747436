import { t } from '@lingui/core/macro'
import type { AgreementVersion } from '@portal/domain/agreements/contract'
import { formatShortDate } from '../platform/language/format.ts'

/** A version, and when it holds. */
export const sayVersion = ({
  version,
  validFrom,
  validUntil,
}: Pick<AgreementVersion, 'version' | 'validFrom' | 'validUntil'>): string =>
  validUntil
    ? t`Fassung ${version}, gilt von ${formatShortDate(validFrom)} bis ${formatShortDate(validUntil)}`
    : t`Fassung ${version}, gilt seit ${formatShortDate(validFrom)}`
