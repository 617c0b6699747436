import { useLingui } from '@lingui/react/macro'
import { Said } from '../../../binding/said.tsx'
import { say } from '../../../platform/language/i18n.ts'
import { authorityWords } from '../../words.ts'
import type { Signature } from './signature.ts'

/** How somebody is about to sign. */
export function SignedAs({ name, signature }: { name: string; signature: Signature }) {
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
      ]}
    />
  )
}
