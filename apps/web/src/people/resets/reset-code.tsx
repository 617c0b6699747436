import { Trans } from '@lingui/react/macro'
import type { SentFactorReset } from '@portal/domain/people/contract'
import { type QueryClient, skipToken, useQuery } from '@tanstack/react-query'
import { Banner } from '../../ui/basics/banner.tsx'
import styles from '../people.module.css'

const keyOf = (id: string) => ['second-factor-reset', id, 'code']

/** Keeps the code of a link that was just sent in this window's memory alone: a reload forgets it. */
export const keepCode = (client: QueryClient) => (sent: SentFactorReset) => {
  client.setQueryData(keyOf(sent.id), sent.code)
  return sent
}

/** The code to read out, right after the link was sent; nothing later. */
export function ResetCode({ id, name }: { id: string; name: string }) {
  const { data: code } = useQuery<string | null>({ queryKey: keyOf(id), queryFn: skipToken })
  if (!code) return null
  return (
    <Banner title={<Trans>Lesen Sie {name} diesen Code vor</Trans>}>
      <p className={styles.code}>
        <output>{code}</output>
      </p>
      <p>
        <Trans>
          Am Telefon oder persönlich, nie in einer E-Mail: Nur mit Link, Passwort und diesem Code
          lässt sich ein neuer zweiter Faktor einrichten. Der Code wird nur jetzt gezeigt. Ist er
          verloren, senden Sie den Link erneut; dann gibt es einen neuen.
        </Trans>
      </p>
    </Banner>
  )
}
