import { Trans } from '@lingui/react/macro'
import type { Certificate } from '@portal/domain/subprocessors/contract'
import { Day } from '../ui/basics/moment.tsx'

export const Certificates = ({ certificates }: { certificates: Certificate[] }) => (
  <ul>
    {certificates.map(({ name, validUntil, documentId }) => (
      <li key={name}>
        {documentId ? (
          <a href={`/api/v1/documents/${documentId}/content`} download="">
            {name}
          </a>
        ) : (
          name
        )}
        {validUntil && (
          <Trans>
            , gültig bis <Day on={validUntil} />
          </Trans>
        )}
      </li>
    ))}
  </ul>
)
