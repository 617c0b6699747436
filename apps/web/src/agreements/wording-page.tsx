import { Trans, useLingui } from '@lingui/react/macro'
import type { Side } from '@portal/domain/access'
import { at, pages } from '@portal/domain/addresses'
import { type Paragraph, type Piece, wordingOf } from '@portal/domain/agreements/wording'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Loading } from '../ui/basics/loading.tsx'
import { Banner } from '../ui/basics/banner.tsx'
import { Page, Section } from '../ui/page/page.tsx'
import { PageHeader } from '../ui/page/page-header.tsx'
import { agreementQuery, agreementsQuery } from './queries.ts'
import styles from './wording-page.module.css'

/** The contract to read, with an anchor for each clause: a client's own, or for the provider the one it names. */
export function WordingPage({
  side,
  agreementId,
  hash,
}: {
  side: Side
  agreementId: string | null
  hash: string
}) {
  const { t, i18n } = useLingui()
  const isOwn = side === 'client' && agreementId === null
  const { data: own = [], isLoading: isListed } = useQuery({
    ...agreementsQuery(null),
    enabled: isOwn,
  })
  const id = agreementId ?? (own.find(({ status }) => status === 'in_force') ?? own[0])?.id ?? null
  const { data: agreement = null, isLoading: isRead } = useQuery({
    ...agreementQuery(id ?? ''),
    enabled: id !== null,
  })
  const isLoading = isListed || isRead
  useEffect(() => {
    if (hash && !isLoading) document.getElementById(hash)?.focus()
  }, [hash, isLoading])
  const address = id && at(pages.agreements.one, { id })
  const { number = '', version = 0 } = agreement ?? {}
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
          agreement ? (
            <Trans>
              Fassung {version}. Maßgeblich ist die unterschriebene{' '}
              <a href={`${address}#wortlaut`}>PDF-Datei</a>.
            </Trans>
          ) : (
            side === 'provider' && (
              <Trans>
                Das Muster ohne Angaben; ausgefüllt steht es beim Vertrag jedes Auftraggebers.
              </Trans>
            )
          )
        }
      />
      {i18n.locale === 'en' && (
        <Section>
          <Banner>
            <Trans>Der Vertrag ist auf Deutsch geschlossen und steht hier auf Deutsch.</Trans>
          </Banner>
        </Section>
      )}
      <Section>
        <div className={styles.text} lang="de" translate="no">
          {wordingOf(agreement?.terms ?? null).map((paragraph, index) => (
            <Said key={index} {...paragraph} />
          ))}
        </div>
      </Section>
    </Page>
  )
}

function Said({ kind, anchor, isTicked, isStruck, pieces }: Paragraph) {
  const Tag = kind === 'section' ? 'h2' : kind === 'subsection' ? 'h3' : 'p'
  const said = pieces.map((piece, index) => <Filled key={index} {...piece} />)
  return (
    <Tag
      className={styles[kind]}
      {...(anchor !== null && { id: anchor, tabIndex: -1 })}
      data-ticked={isTicked ?? undefined}
    >
      {isTicked !== null && <span className={styles.box}>{isTicked ? '[x] ' : '[ ] '}</span>}
      {isStruck ? <s>{said}</s> : said}
    </Tag>
  )
}

function Filled(piece: Piece) {
  if ('text' in piece) return piece.text
  return piece.filled === null ? (
    <span className={styles.blank}>…</span>
  ) : (
    <strong className={styles.filled}>{piece.filled} </strong>
  )
}
