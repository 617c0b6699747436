import { Trans } from '@lingui/react/macro'
import type { Side } from '@portal/domain/access'
import { Section } from '../../ui/page/page.tsx'
import { CheckForm } from './check-form.tsx'
import { CheckProgress } from './check-progress.tsx'
import { CheckResult } from './check-result.tsx'
import { Failed } from './failed.tsx'
import { useCheck } from './use-check.ts'

/** One button: whether the log, and what was kept of it, is as it was written. */
export function CheckPanel({ clientId, side }: { clientId: string; side: Side }) {
  const { state, start, cancel } = useCheck()
  return (
    <Section id="jetzt-pruefen" title={<Trans>Jetzt prüfen</Trans>}>
      <p>
        <Trans>
          Ihr Browser rechnet das ganze Nachweisprotokoll nach: ob jede Zeile die ist, die
          geschrieben wurde, und ob das Portal zeigt, was festgehalten ist. Hochgeladen wird dabei
          nichts.
        </Trans>
      </p>
      <CheckForm
        isRunning={state.is === 'running'}
        start={(kept, files) => start({ clientId, kept, files })}
      />
      {state.is === 'running' && <CheckProgress progress={state.progress} cancel={cancel} />}
      {state.is === 'failed' && <Failed why={state.why} />}
      {state.is === 'checked' && (
        <CheckResult
          key={state.at}
          checked={state.checked}
          at={state.at}
          side={side}
          clientId={clientId}
        />
      )}
    </Section>
  )
}
