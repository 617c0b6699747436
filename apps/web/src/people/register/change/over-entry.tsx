import { Trans, useLingui } from '@lingui/react/macro'
import type { AuthorisedPerson } from '@portal/domain/people/contract'
import { Banner } from '../../../ui/basics/banner.tsx'
import { Page, Section } from '../../../ui/page/page.tsx'
import { PageHeader } from '../../../ui/page/page-header.tsx'
import type { Circle } from '../../circle.ts'

/** An entry that has ended stays as it was. */
export function OverEntry({
  entry: { id, name },
  circle,
}: {
  entry: AuthorisedPerson
  circle: Circle
}) {
  const { t } = useLingui()
  return (
    <Page>
      <PageHeader
        title={name}
        clause="§ 9"
        back={<a href={`${circle.home}/register/${id}`}>{t`Zum Eintrag`}</a>}
      />
      <Section>
        <Banner title={<Trans>Dieser Eintrag ist beendet.</Trans>}>
          <p>
            <Trans>
              Er bleibt stehen, wie er war. Soll {name} wieder Weisungen erteilen dürfen, tragen Sie
              die Person neu ein.
            </Trans>
          </p>
          <a href={`${circle.home}/register/neu`}>
            <Trans>Person eintragen</Trans>
          </a>
        </Banner>
      </Section>
    </Page>
  )
}
