import { Trans } from '@lingui/react/macro'
import { peoplePages } from '@portal/domain/addresses'
import type { AuthorisedPerson } from '@portal/domain/people/contract'
import { Banner } from '../../../ui/basics/banner.tsx'
import type { Circle } from '../../circle.ts'

/** An entry that has ended stays as it was. */
export const EntryOver = ({
  entry: { name },
  circle,
}: {
  entry: AuthorisedPerson
  circle: Circle
}) => (
  <Banner title={<Trans>Dieser Eintrag ist beendet.</Trans>}>
    <p>
      <Trans>
        Er bleibt stehen, wie er war. Soll {name} wieder Weisungen erteilen dürfen, tragen Sie die
        Person neu ein.
      </Trans>
    </p>
    <a href={peoplePages(circle.home).addEntry}>
      <Trans>Person eintragen</Trans>
    </a>
  </Banner>
)
