import { Plural, Trans } from '@lingui/react/macro'
import type { TomDraft } from '@portal/domain/toms/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Banner } from '../../ui/basics/banner.tsx'
import { Button } from '../../ui/basics/button.tsx'
import { importedQuery } from '../import/queries.ts'
import type { Draft } from './use-draft.ts'

/** After measures of a file came into the draft, and until it is changed again: gives back what stood there before. */
export function ImportedNote({ draft, mine }: { draft: TomDraft; mine: Draft }) {
  const client = useQueryClient()
  const { data: imported } = useQuery(importedQuery())
  if (!imported || imported.updatedAt !== draft.updatedAt) return null
  return (
    <Banner
      title={
        <Plural
          value={imported.taken}
          one="Eine Maßnahme ist aus der Datei übernommen."
          other="# Maßnahmen sind aus der Datei übernommen."
        />
      }
    >
      <Button
        look="quiet"
        onClick={() => {
          mine.keep(imported.before)
          client.setQueryData(importedQuery().queryKey, null)
        }}
      >
        <Trans>Übernahme rückgängig machen</Trans>
      </Button>
    </Banner>
  )
}
