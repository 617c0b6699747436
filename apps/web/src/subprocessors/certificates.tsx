import { Trans } from '@lingui/react/macro'
import type { Subprocessor } from '@portal/domain/subprocessors/contract'
import { Day } from '../ui/basics/moment.tsx'

export const Certificates = ({ id, certificates }: Pick<Subprocessor, 'id' | 'certificates'>) => (
  <ul>
    {certificates.map(({ name, validFrom, validUntil, fileId }) => (
      <li key={[name, validFrom, validUntil, fileId].join()}>
        {fileId ? (
          <a href={`/api/v1/subprocessors/${id}/files/${fileId}/content`} download="">
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
