import { useLingui } from '@lingui/react/macro'
import type { CalendarDate } from '@portal/domain/time'
import { Said } from '../../../binding/said.tsx'
import { say } from '../../../platform/language/i18n.ts'
import { formatDate } from '../../../platform/language/format.ts'
import { authorityWords } from '../../words.ts'
import type { Signature } from './signature.ts'

/** How somebody is about to sign. */
export function SignedAs({
  name,
  signature,
  boundUntil = null,
}: {
  name: string
  signature: Signature
  /** For the client: until when that binds it. */
  boundUntil?: CalendarDate | null
}) {
  const { t } = useLingui()
  const { function: held, place, authority } = signature
  const ground = say(authorityWords[authority.kind])
  return (
    <Said
      rows={[
        [t`Es unterschreibt`, name],
        [t`Funktion`, held],
        [t`Vertretungsmacht`, authority.note ? `${ground}: ${authority.note}` : ground],
        [t`Ort`, place],
        ...(boundUntil === null ? [] : [[t`Gebunden bis`, formatDate(boundUntil)] as const]),
      ]}
    />
  )
}
