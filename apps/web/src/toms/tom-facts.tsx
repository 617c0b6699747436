import { Trans, useLingui } from '@lingui/react/macro'
import type { TomVersionDetail } from '@portal/domain/toms/contract'
import { formatDate } from '../platform/language/format.ts'
import { DefinitionList } from '../ui/data/definition-list.tsx'
import { Section } from '../ui/page/page.tsx'
import { systemsOfAll } from './systems-of-all.ts'

/** Who wrote this version, why, from when, and that it lowers nothing. */
export function TomFacts({ toms }: { toms: TomVersionDetail }) {
  const { t } = useLingui()
  return (
    <Section title={<Trans>Fassung {toms.version}</Trans>} clause="§ 4.4">
      <DefinitionList
        rows={[
          [t`Gilt seit`, formatDate(toms.validFrom)],
          [t`Verfasst von`, toms.author],
          [
            t`Anlass`,
            <span key="reason" lang="de">
              {toms.changeReason}
            </span>,
          ],
          [
            t`Schutzniveau`,
            <span key="level" lang="de">
              {toms.levelStatement}
            </span>,
          ],
          [t`Gilt für`, systemsOfAll(toms.measures)?.join(', ')],
        ]}
      />
    </Section>
  )
}
