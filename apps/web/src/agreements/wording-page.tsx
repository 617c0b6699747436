import { Trans, useLingui } from '@lingui/react/macro'
import type { Side } from '@portal/domain/access'
import { at, pages } from '@portal/domain/addresses'
import { wordingOf } from '@portal/domain/agreements/wording'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { formatDate } from '../platform/language/format.ts'
import { withQuery } from '../platform/navigation/with-query.ts'
import { Loading } from '../ui/basics/loading.tsx'
import { Banner } from '../ui/basics/banner.tsx'
import { Page, Section } from '../ui/page/page.tsx'
import { PageHeader } from '../ui/page/page-header.tsx'
import { Asked, type Named, useAgreedOn } from './agreed-on.ts'
import { agreementQuery, agreementVersionsQuery, documentAddress } from './queries.ts'
import { sayVersion } from './say-version.ts'
import { ContractWording, InGerman } from './wording/contract-wording.tsx'

/**
 * The contract to read, with an anchor for each clause: as a client has agreed it, in the version that is named or held on
 * the day that is named.
 */
export function WordingPage({ side, named, hash }: { side: Side; named: Named; hash: string }) {
  const asked = Asked.parse(named)
  const { t, i18n } = useLingui()
  const { found, isLoading: isSought } = useAgreedOn(side, asked)
  const id = found?.id ?? null
  const { data: agreement = null, isLoading: isRead } = useQuery({
    ...agreementQuery(id ?? '', found?.version),
    enabled: id !== null,
    throwOnError: true,
  })
  const { data: versions = [] } = useQuery({
    ...agreementVersionsQuery(id ?? ''),
    enabled: id !== null,
  })
  const isLoading = isSought || isRead
  useEffect(() => {
    if (hash && !isLoading) document.getElementById(hash)?.focus()
  }, [hash, isLoading])
  const address = id && at(pages.agreements.one, { id })
  const { number = '', version = 0 } = agreement ?? {}
  const { on } = asked
  if (isLoading) return <Loading />
  return (
    <Page>
      <PageHeader
        title={agreement ? t`Vertrag ${number} im Wortlaut` : t`Der Vertrag im Wortlaut`}
        back={
          <a href={address ?? pages.agreements.list}>
            {address ? <Trans>Zum Vertrag</Trans> : <Trans>Alle Verträge</Trans>}
          </a>
        }
        lead={
          agreement && id ? (
            <>
              <p>
                {agreement.clientName}
                {', '}
                {sayVersion(agreement)}
              </p>
              <p>
                <Trans>
                  Maßgeblich ist die unterschriebene{' '}
                  <a href={documentAddress(id, version)}>PDF-Datei</a>.
                </Trans>
              </p>
            </>
          ) : (
            side === 'provider' &&
            on === null && (
              <Trans>
                Das Muster ohne Angaben; ausgefüllt steht es beim Vertrag jedes Auftraggebers.
              </Trans>
            )
          )
        }
      />
      {!agreement && on !== null && (
        <Section>
          <Banner tone="caution">
            <Trans>
              Am {formatDate(on)} galt kein Vertrag, der hier hinterlegt ist. Unten steht das Muster
              ohne Angaben.
            </Trans>
          </Banner>
        </Section>
      )}
      {id && versions.length > 1 && (
        <Section title={<Trans>Fassungen</Trans>}>
          <ul>
            {versions.map((each) => (
              <li key={each.version}>
                {each.version === version ? (
                  <strong>{sayVersion(each)}</strong>
                ) : (
                  <a
                    href={withQuery(pages.agreements.wording, {
                      vertrag: id,
                      fassung: each.version,
                    })}
                  >
                    {sayVersion(each)}
                  </a>
                )}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {i18n.locale === 'en' && (
        <Section>
          <Banner>
            <InGerman />
          </Banner>
        </Section>
      )}
      <Section>
        <ContractWording
          paragraphs={wordingOf(agreement?.terms ?? null, agreement?.wording ?? undefined)}
        />
      </Section>
    </Page>
  )
}
