import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { pages } from '@portal/domain/addresses'
import type { OfferBatch } from '@portal/domain/agreements/offers'
import { useQueryClient, useSuspenseInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { formatNumber } from '../../../platform/language/format.ts'
import { Banner } from '../../../ui/basics/banner.tsx'
import { ButtonRow, LinkButton } from '../../../ui/basics/button.tsx'
import { Moment } from '../../../ui/basics/moment.tsx'
import { DataTable } from '../../../ui/data/data-table.tsx'
import { LoadMore } from '../../../ui/data/load-more.tsx'
import { PageHeader } from '../../../ui/page/page-header.tsx'
import { Page, Section } from '../../../ui/page/page.tsx'
import { columns } from '../list/offer-columns.tsx'
import styles from '../offers.module.css'
import { batchQuery, offersQuery } from '../queries.ts'
import { WithoutSignerNote } from '../without-signer.tsx'
import { LeftOutTable } from './left-out-table.tsx'

/** Offers on their way: how far they are, who got one, who was left out and why. */
export function BatchPage({ id }: { id: string }) {
  const { t } = useLingui()
  const { data: batch } = useSuspenseQuery(batchQuery(id))
  const { status, by, createdAt } = batch
  const cache = useQueryClient()
  useEffect(() => {
    if (status !== 'running') void cache.invalidateQueries({ queryKey: ['offers', 'list'] })
  }, [cache, status])
  return (
    <Page>
      <PageHeader
        title={status === 'running' ? t`Die Angebote werden verschickt` : t`Angebote`}
        back={
          <a href={pages.offers.list}>
            <Trans>Alle Angebote</Trans>
          </a>
        }
        lead={
          <p>
            <Moment at={createdAt} />, {by}
          </p>
        }
      />
      <Progress batch={batch} />
      {batch.withoutSigner.count > 0 && (
        <Section>
          <WithoutSignerNote withoutSigner={batch.withoutSigner} />
        </Section>
      )}
      {status !== 'running' && (
        <>
          {batch.offered > 0 && <Offered batchId={id} />}
          <LeftOutSection leftOut={batch.leftOut} />
          <Section>
            <ButtonRow>
              <LinkButton href={pages.offers.list} look="primary">
                <Trans>Zu den Angeboten</Trans>
              </LinkButton>
            </ButtonRow>
          </Section>
        </>
      )}
    </Page>
  )
}

function Progress({ batch: { status, offered, clients, leftOut } }: { batch: OfferBatch }) {
  const { t } = useLingui()
  return (
    <Section>
      {status === 'running' && (
        <progress
          className={styles.progress}
          value={offered + leftOut.length}
          max={clients}
          aria-label={t`Fortschritt`}
        />
      )}
      <div aria-live="polite">
        {status === 'failed' ? (
          <Banner tone="alarm" title={<Trans>Der Versand ist abgebrochen.</Trans>}>
            <p>
              <Plural
                value={offered}
                _0="Niemand hat ein Angebot erhalten. Bieten Sie den Vertrag noch einmal an."
                one="Ein Auftraggeber hat sein Angebot. Bieten Sie es den übrigen noch einmal an: niemand erhält zwei."
                other="# Auftraggeber haben ihr Angebot. Bieten Sie es den übrigen noch einmal an: niemand erhält zwei."
              />
            </p>
          </Banner>
        ) : (
          <p>
            <Trans>
              {formatNumber(offered)} von {formatNumber(clients)} Auftraggebern haben ihr Angebot.
            </Trans>
          </p>
        )}
      </div>
      {status === 'running' && (
        <p>
          <Trans>Sie können diese Seite verlassen; es geht ohne Sie weiter.</Trans>
        </p>
      )}
    </Section>
  )
}

function Offered({ batchId }: { batchId: string }) {
  const { t } = useLingui()
  const { data: offers, ...more } = useSuspenseInfiniteQuery(
    offersQuery({ clientId: null, standing: null, batchId }),
  )
  return (
    <Section title={<Trans>Wer ein Angebot hat</Trans>}>
      <DataTable
        caption={t`Angebote dieses Versands`}
        columns={columns}
        rows={offers}
        rowKey={({ id }) => id}
      />
      <LoadMore {...more} />
    </Section>
  )
}

function LeftOutSection({ leftOut }: Pick<OfferBatch, 'leftOut'>) {
  if (leftOut.length === 0) return null
  return (
    <Section title={<Trans>Wer keines bekommen hat</Trans>}>
      <LeftOutTable leftOut={leftOut} />
    </Section>
  )
}
