import { Trans } from '@lingui/react/macro'
import type { TomVersionDetail } from '@portal/domain/toms/contract'
import { DefinitionList } from '../ui/definition-list.tsx'
import { Day } from '../ui/moment.tsx'
import { Section } from '../ui/page.tsx'
import { systemsOfAll } from './systems-of-all.ts'

/** Who wrote this version, why, from when, and that it lowers nothing. */
export const TomFacts = ({ toms }: { toms: TomVersionDetail }) => (
  <Section title={<Trans>Fassung {toms.version}</Trans>} clause="§ 4.4">
    <DefinitionList
      rows={[
        [<Trans>Gilt seit</Trans>, <Day on={toms.validFrom} />],
        [<Trans>Verfasst von</Trans>, toms.author],
        [<Trans>Anlass</Trans>, <span lang="de">{toms.changeReason}</span>],
        [<Trans>Schutzniveau</Trans>, <span lang="de">{toms.levelStatement}</span>],
        [<Trans>Gilt für</Trans>, systemsOfAll(toms.measures)?.join(', ')],
      ]}
    />
  </Section>
)
