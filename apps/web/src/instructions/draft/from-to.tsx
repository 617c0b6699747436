import { Trans, useLingui } from '@lingui/react/macro'
import type { Session } from '@portal/domain/accounts/contract'
import { useSuspenseQuery } from '@tanstack/react-query'
import { DefinitionList } from '../../ui/data/definition-list.tsx'
import { HashText } from '../../ui/data/hash-text.tsx'
import { Day } from '../../ui/basics/moment.tsx'
import { providerQuery } from '../../provider/queries.ts'

/** Who gives it, and the entry of §9 that allows it. */
export type Giver = { name: string } & NonNullable<Session['authorisation']>

export function FromTo({ giver, textSha256 }: { giver: Giver; textSha256: string }) {
  const { t } = useLingui()
  const { data: provider } = useSuspenseQuery(providerQuery())
  const recipients = provider.instructionRecipients.join(', ')
  return (
    <DefinitionList
      rows={[
        [t`Erteilt von`, `${giver.name}, ${giver.function}`],
        [
          t`Weisungsberechtigt`,
          <Trans key="since">
            seit <Day on={giver.validFrom} />, eingetragen nach § 9
          </Trans>,
        ],
        [t`An`, provider.name],
        [t`Weisungsempfänger`, recipients],
        [t`Prüfsumme des Wortlauts (SHA-256)`, <HashText key="hash" sha256={textSha256} />],
      ]}
    />
  )
}
