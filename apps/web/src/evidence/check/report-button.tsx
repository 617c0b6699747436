import { Trans, useLingui } from '@lingui/react/macro'
import type { Side } from '@portal/domain/access'
import type { Finding } from '@portal/verify/findings'
import { useMutation } from '@tanstack/react-query'
import { Button } from '../../ui/basics/button.tsx'
import { announce } from '../../ui/basics/live-region.tsx'
import { Refusal } from '../../ui/basics/refusal.tsx'
import { reportFindings } from '../alarms/queries.ts'

const most = 20

/** Hands what this browser found to the provider, who then checks the log too; nothing but kinds and numbers leaves the browser. */
export function ReportButton({
  clientId,
  side,
  findings,
}: {
  clientId: string
  side: Side
  findings: Finding[]
}) {
  const { t } = useLingui()
  const report = useMutation({
    ...reportFindings(),
    onSuccess: () => announce(t`Gemeldet; das Portal prüft das Protokoll jetzt selbst.`),
  })
  if (report.data)
    return (
      <p>
        {report.data.isNew ? (
          <Trans>Gemeldet. Das Portal prüft das Protokoll jetzt selbst.</Trans>
        ) : (
          <Trans>
            Das haben Sie schon gemeldet, und es ist offen. Das Portal prüft das Protokoll noch
            einmal.
          </Trans>
        )}
      </p>
    )
  const said = findings.slice(0, most).map((finding) => ({
    code: finding.code,
    sequence: 'sequence' in finding ? finding.sequence : null,
  }))
  return (
    <>
      <Refusal error={report.error} />
      <div data-print="no">
        <Button
          look="primary"
          isPending={report.isPending}
          onClick={() =>
            report.mutate({ ...(side === 'provider' && { clientId }), findings: said })
          }
        >
          {side === 'client' ? (
            <Trans>Dem Auftragnehmer melden</Trans>
          ) : (
            <Trans>Melden und vom Portal prüfen lassen</Trans>
          )}
        </Button>
      </div>
    </>
  )
}
