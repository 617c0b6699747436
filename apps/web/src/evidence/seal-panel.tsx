import { Trans } from '@lingui/react/macro'
import { pages } from '@portal/domain/addresses'
import { useQuery } from '@tanstack/react-query'
import { Banner } from '../ui/basics/banner.tsx'
import { Section } from '../ui/page/page.tsx'
import { sealQuery } from './seal-queries.ts'

/** For the provider, wherever it looks first: nobody vouches for the seal although others rely on it. Silent otherwise. */
export function SealPanel() {
  const { data } = useQuery(sealQuery())
  if (!data?.needsVouching) return null
  return (
    <Section>
      <Banner
        tone="caution"
        title={<Trans>Das Siegel Ihrer Dokumente hat dieses Portal selbst ausgestellt</Trans>}
      >
        <p>
          <Trans>
            Keine andere Stelle bestätigt, dass es Ihres ist. Hinterlegen Sie ein gekauftes
            Zertifikat (SEAL_P12_FILE) oder teilen Sie Ihren Auftraggebern den{' '}
            <a href={`${pages.evidence}#siegel`}>Fingerabdruck</a> auf einem anderen Weg mit, etwa
            im Vertrag.
          </Trans>
        </p>
      </Banner>
    </Section>
  )
}
