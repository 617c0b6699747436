import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { DefinitionList } from '../ui/data/definition-list.tsx'
import { Framed, Prose } from '../ui/data/framed.tsx'

/** What a person is about to say, in the frame of what is binding. */
export const Said = ({
  rows,
}: {
  rows: readonly (readonly [name: ReactNode, value: string | null | undefined])[]
}) => (
  <Framed head={<Trans>Genau das bestätigen Sie</Trans>}>
    <DefinitionList rows={rows.map(([name, value]) => [name, value && <Prose>{value}</Prose>])} />
  </Framed>
)
