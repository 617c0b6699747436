import { Trans, useLingui } from '@lingui/react/macro'
import type { TomDraft } from '@portal/domain/toms/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../ui/basics/button.tsx'
import { ConfirmDialog } from '../../ui/basics/dialog.tsx'
import { announce } from '../../ui/basics/live-region.tsx'
import { Section } from '../../ui/page/page.tsx'
import { discardTomDraft, tomDraftQuery } from '../queries.ts'
import type { Draft } from './use-draft.ts'

export function DiscardDraft({ draft, mine }: { draft: TomDraft; mine: Draft }) {
  const { t } = useLingui()
  const client = useQueryClient()
  const [isAsking, setAsking] = useState(false)
  const discard = useMutation({
    mutationFn: () => discardTomDraft(draft.number, mine.versionNow()),
    onSuccess: () => {
      mine.forget()
      announce(t`Der Entwurf ist verworfen.`)
      client.setQueryData(tomDraftQuery().queryKey, null)
    },
  })
  return (
    <Section>
      <div>
        <Button look="quiet" onClick={() => setAsking(true)}>
          <Trans>Entwurf verwerfen</Trans>
        </Button>
      </div>
      <ConfirmDialog
        title={t`Entwurf verwerfen?`}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        confirmLabel={t`Entwurf verwerfen`}
        look="danger"
        isPending={discard.isPending}
        error={discard.error}
        onConfirm={() => discard.mutate()}
      >
        <p>
          <Trans>Seine Maßnahmen werden gelöscht und lassen sich nicht wiederherstellen.</Trans>
        </p>
      </ConfirmDialog>
    </Section>
  )
}
