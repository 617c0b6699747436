import { Trans } from '@lingui/react/macro'
import { pages } from '@portal/domain/addresses'
import { useQuery } from '@tanstack/react-query'
import { Banner } from '../ui/basics/banner.tsx'
import { Section } from '../ui/page/page.tsx'
import { BackupState } from './backup-state.tsx'
import { backupsQuery } from './queries.ts'

/** For the provider's owner, on the first page; it does not hold that up. */
export function BackupPanel() {
  const { data, isError } = useQuery(backupsQuery())
  if (isError)
    return (
      <Section>
        <Banner tone="caution">
          <Trans>
            Wie alt die letzte Sicherung ist, lässt sich gerade nicht feststellen. Bitte laden Sie
            die Seite neu.
          </Trans>
        </Banner>
      </Section>
    )
  if (!data) return null
  return (
    <Section>
      <BackupState backups={data} />
      <p>
        <a href={pages.backups}>
          <Trans>Sicherung und Schlüssel</Trans>
        </a>
      </p>
    </Section>
  )
}
