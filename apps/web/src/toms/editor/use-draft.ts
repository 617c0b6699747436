import type { ChangeTomDraft, DraftMeasure, TomDraft } from '@portal/domain/toms/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { draftOf, forgetDraft, keepDraft } from '../../platform/form/drafts.ts'
import { faultOf } from '../../platform/http/fault-of.ts'
import { changeTomDraft, tomDraftQuery } from '../queries.ts'

const name = 'tom measures'
type Kept = { measures: readonly DraftMeasure[]; version: number }

/**
 * The measures as this person has them: saved one change after the other as soon as they are made. What is not saved yet is kept
 * in this tab; where somebody else saved meanwhile, both are there until one is chosen.
 */
export function useDraft(draft: TomDraft) {
  const client = useQueryClient()
  const [kept] = useState(() => draftOf(name) as Kept | null)
  const [measures, setMeasures] = useState<readonly DraftMeasure[]>(
    kept?.measures ?? draft.measures,
  )
  const [unsaved, setUnsaved] = useState(0)
  const [error, setError] = useState<Error | null>(null)
  const [theirs, setTheirs] = useState<TomDraft | null>(null)
  const version = useRef(kept?.version ?? draft.version)
  const chain = useRef<Promise<unknown>>(Promise.resolve())

  /** Behind whatever is being saved. Rejects as the server refused it. */
  function save(change: ChangeTomDraft): Promise<TomDraft> {
    const saving = chain.current.then(async () => {
      const saved = await changeTomDraft(draft.number, version.current, change)
      version.current = saved.version
      client.setQueryData(tomDraftQuery().queryKey, saved)
      return saved
    })
    chain.current = saving.catch(() => {})
    return saving
  }

  async function keep(next: readonly DraftMeasure[]) {
    setMeasures(next)
    keepDraft(name, { measures: next, version: version.current })
    setUnsaved((now) => now + 1)
    setError(null)
    try {
      await save({ measures: [...next] })
      forgetDraft(name)
    } catch (refused) {
      await refuse(refused)
    } finally {
      setUnsaved((now) => now - 1)
    }
  }

  async function refuse(refused: unknown) {
    if (faultOf(refused)?.code !== 'stale')
      return setError(refused instanceof Error ? refused : new Error(String(refused)))
    const stored = await client.fetchQuery({ ...tomDraftQuery(), staleTime: 0 }).catch(() => null)
    if (stored) setTheirs(stored)
    else setError(refused instanceof Error ? refused : new Error(String(refused)))
  }

  // What an earlier visit could not save.
  const isKept = kept !== null
  useEffect(() => {
    if (isKept) void keep(measures)
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once, when the page opens
  }, [])

  return {
    measures,
    keep: (next: readonly DraftMeasure[]) => void keep(next),
    save,
    versionNow: () => version.current,
    isSaving: unsaved > 0,
    error,
    theirs,
    /** Goes on with one's own measures or with those somebody else saved. */
    choose: (whose: 'mine' | 'theirs') => {
      if (!theirs) return
      version.current = theirs.version
      setTheirs(null)
      if (whose === 'mine') return void keep(measures)
      forgetDraft(name)
      setMeasures(theirs.measures)
    },
    forget: () => forgetDraft(name),
    refuse: (refused: unknown) => void refuse(refused),
  }
}
export type Draft = ReturnType<typeof useDraft>
