import { Trans, useLingui } from '@lingui/react/macro'
import type { Side } from '@portal/domain/access'
import { pages } from '@portal/domain/addresses'
import { type Document, DocumentKind } from '@portal/domain/documents/contract'
import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { withQuery } from '../platform/navigation/with-query.ts'
import { formatInstantDay, formatSize } from '../platform/language/format.ts'
import { say } from '../platform/language/i18n.ts'
import { LinkButton } from '../ui/basics/button.tsx'
import { ClientFilter } from '../clients/client-filter.tsx'
import { FileList } from '../ui/data/file-list.tsx'
import { Filter } from '../ui/form/filter.tsx'
import { LoadMore } from '../ui/data/load-more.tsx'
import { Page, Section } from '../ui/page/page.tsx'
import { PageHeader } from '../ui/page/page-header.tsx'
import { addressOf, documentFilterOf } from './document-filter.ts'
import { NoDocuments } from './no-documents.tsx'
import { documentsQuery } from './queries.ts'
import { documentKindsWords, documentKindWords } from './words.ts'

/** Every file kept for a client, newest first. */
export function DocumentsPage({
  side,
  mayUpload,
  query,
  go,
}: {
  side: Side
  mayUpload: boolean
  query: (name: string) => string | null
  go: (to: string) => void
}) {
  const { t } = useLingui()
  const filter = documentFilterOf(query)
  const { data: documents, ...more } = useSuspenseInfiniteQuery(documentsQuery(filter))
  return (
    <Page>
      <PageHeader
        title={t`Dokumente`}
        lead={
          <p>
            <Trans>Der unterschriebene Vertrag, Zertifikate, Prüfberichte und Protokolle.</Trans>
          </p>
        }
      >
        {mayUpload && (
          <LinkButton
            href={withQuery(pages.documents.upload, { clientId: filter.clientId })}
            look="primary"
            icon="plus"
          >
            <Trans>Dokument hochladen</Trans>
          </LinkButton>
        )}
      </PageHeader>
      <Section>
        {side === 'provider' && (
          <ClientFilter
            value={filter.clientId}
            onChange={(clientId) => go(addressOf({ ...filter, clientId }))}
          />
        )}
        <Filter
          label={t`Art des Dokuments`}
          views={[null, ...DocumentKind.options].map((kind) => ({
            href: addressOf({ ...filter, kind }),
            label: kind ? say(documentKindsWords[kind]) : t`Alle`,
            isCurrent: kind === filter.kind,
          }))}
        />
        {documents.length > 0 ? (
          <FileList
            label={t`Dokumente`}
            files={documents.map((document) => toFile(document, side))}
          />
        ) : (
          <NoDocuments filter={filter} />
        )}
        <LoadMore {...more} />
      </Section>
    </Page>
  )
}

const toFile = (document: Document, side: Side) => ({
  key: document.id,
  title: document.title,
  facts: [
    ...(side === 'provider' ? [document.clientName] : []),
    say(documentKindWords[document.kind]),
    formatInstantDay(document.createdAt),
    `PDF, ${formatSize(document.size)}`,
  ],
  sha256: document.sha256,
  href: `/api/v1/documents/${document.id}/content`,
})
