import { Trans, useLingui } from '@lingui/react/macro'
import { at, pages } from '@portal/domain/addresses'
import type { AgreementDetail } from '@portal/domain/agreements/contract'
import { useSuspenseQueries, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { clientQuery } from '../../clients/queries.ts'
import { providerQuery } from '../../provider/queries.ts'
import { recordAgreement, reviseAgreement } from '../acts.ts'
import { agreementQuery } from '../queries.ts'
import { lastTerms } from './last-terms.ts'
import { PaperPage } from './paper-page.tsx'
import { scanQuery } from './queries.ts'

type Go = (to: string) => void

/** The second step: what stands in the paper whose scan is kept; for a client without an agreement, or a later paper of one. */
export function RecordPage({
  documentId,
  agreementId,
  go,
}: {
  documentId: string
  agreementId: string | null
  go: Go
}) {
  return agreementId === null ? (
    <FirstPaper documentId={documentId} go={go} />
  ) : (
    <LaterPaper documentId={documentId} id={agreementId} go={go} />
  )
}

function FirstPaper({ documentId, go }: { documentId: string; go: Go }) {
  const { t } = useLingui()
  const { data: scan } = useSuspenseQuery(scanQuery(documentId))
  const [{ data: client }, { data: provider }] = useSuspenseQueries({
    queries: [clientQuery(scan.clientId), providerQuery()],
  })
  return (
    <PaperPage
      title={t`Angaben aus dem Vertrag`}
      documentId={documentId}
      clientId={client.id}
      number={null}
      parties={{ client, provider }}
      terms={{}}
      defaults={lastTerms()}
      draft={`agreement record ${documentId}`}
      home={pages.agreements.list}
      effect={
        <Trans>
          Der Auftraggeber wird benachrichtigt und prüft die Angaben. Der Vertrag gilt ab seinem
          Beginn, auch wenn noch niemand geantwortet hat.
        </Trans>
      }
      send={(paper) => recordAgreement({ way: 'recorded', clientId: client.id, ...paper })}
      go={go}
    />
  )
}

function LaterPaper({ documentId, id, go }: { documentId: string; id: string; go: Go }) {
  const { t } = useLingui()
  const { data: agreement } = useSuspenseQuery(agreementQuery(id))
  return (
    <Revision
      agreement={agreement}
      documentId={documentId}
      supersedes="amendment"
      title={t`Spätere Fassung erfassen`}
      go={go}
    />
  )
}

/** The same paper, recorded anew. */
export function CorrectPage({ id, go }: { id: string; go: Go }) {
  const { t } = useLingui()
  const { data: agreement } = useSuspenseQuery(agreementQuery(id))
  return (
    <Revision
      agreement={agreement}
      documentId={agreement.documentId}
      supersedes="correction"
      title={t`Erfassung berichtigen`}
      go={go}
    />
  )
}

function Revision({
  agreement: stored,
  documentId,
  supersedes,
  title,
  go,
}: {
  agreement: AgreementDetail
  documentId: string
  supersedes: 'correction' | 'amendment'
  title: string
  go: Go
}) {
  // What is typed, and the name it is kept under, is about the version the person began with, also when a newer one comes in.
  const [agreement] = useState(stored)
  const [{ data: client }, { data: provider }] = useSuspenseQueries({
    queries: [clientQuery(agreement.clientId), providerQuery()],
  })
  return (
    <PaperPage
      title={title}
      documentId={documentId}
      clientId={client.id}
      number={agreement.number}
      parties={{ client, provider }}
      terms={agreement.terms}
      defaults={null}
      draft={`agreement ${supersedes} ${agreement.id} ${agreement.version}`}
      home={at(pages.agreements.one, { id: agreement.id })}
      effect={
        supersedes === 'correction' ? (
          <Trans>
            Die Fassung davor galt nie so und bleibt lesbar. Der Auftraggeber prüft die neue.
          </Trans>
        ) : (
          <Trans>
            Die Fassung davor gilt, bis diese beginnt, und bleibt lesbar. Der Auftraggeber prüft die
            neue.
          </Trans>
        )
      }
      send={(paper) => reviseAgreement(agreement, { supersedes, ...paper })}
      go={go}
    />
  )
}
