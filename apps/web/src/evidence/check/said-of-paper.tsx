import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { receiptStampFacts, type Stamped } from '@portal/verify/stamp-facts'
import { formatInstant } from '../../platform/language/format.ts'
import { localeNow, say } from '../../platform/language/i18n.ts'
import { DefinitionList } from '../../ui/data/definition-list.tsx'
import type { SaidOfPaper as Paper } from './protocol.ts'

const kinds: Record<string, MessageDescriptor> = {
  concern: msg`Bedenken`,
  'deletion-protocol': msg`Löschprotokoll`,
  notice: msg`Mitteilung`,
  agreement: msg`Vertrag`,
}

/** What the log says of a sealed PDF that is no receipt, and who sealed it. */
export function SaidOfPaper({
  said: { logged, seal, sha256 },
  stamps,
}: {
  said: Paper
  stamps: Stamped
}) {
  const { t } = useLingui()
  const kind = logged?.kind ? kinds[logged.kind] : undefined
  const seals = `${seal.subject.replaceAll('\n', ', ')}, SHA-256 ${seal.fingerprint}`
  return (
    <>
      {logged && (
        <p>
          <Trans>
            Das sagt das Nachweisprotokoll über dieses PDF. Es ist Byte für Byte das, das das Portal
            gesiegelt hat:
          </Trans>
        </p>
      )}
      <DefinitionList
        rows={[
          [t`Dokument`, logged && (kind ? say(kind) : t`Gesiegeltes PDF`)],
          [t`Nummer`, logged?.number],
          [t`Gesiegelt`, logged && t`${formatInstant(logged.at)}, Ereignis ${logged.sequence}`],
          [t`SHA-256`, sha256],
          [t`Siegel`, seals],
          [t`Zeitstempel`, receiptStampFacts(stamps, localeNow()).join('; ')],
        ]}
      />
    </>
  )
}
