import { Trans } from '@lingui/react/macro'
import { at, pages } from '@portal/domain/addresses'
import type { Subprocessor } from '@portal/domain/subprocessors/contract'
import { Badge } from '../ui/basics/badge.tsx'
import { Section } from '../ui/page/page.tsx'
import { SubprocessorDetails } from './subprocessor-details.tsx'
import styles from './as-of.module.css'

/** One of a list, further in where another subprocessor engages it. */
export const SubprocessorSection = ({
  subprocessor,
  parent,
  depth,
}: {
  subprocessor: Subprocessor
  parent: string | undefined
  depth: number
}) => (
  <Section title={subprocessor.name}>
    <div className={depth > 0 ? styles.below : undefined}>
      {subprocessor.status === 'recorded' && (
        <p>
          <Badge>
            <Trans>noch für keinen Auftraggeber tätig</Trans>
          </Badge>
        </p>
      )}
      <SubprocessorDetails subprocessor={subprocessor} parent={parent} />
      <p data-print="no">
        <a href={at(pages.subprocessors.one, { id: subprocessor.id })}>
          <Trans>Verlauf der Angaben zu {subprocessor.name}</Trans>
        </a>
      </p>
    </div>
  </Section>
)
