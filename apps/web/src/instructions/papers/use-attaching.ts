import { AppError } from '@portal/domain/fault'
import {
  type Instruction,
  largestAttachment,
  mostAttachments,
} from '@portal/domain/instructions/contract'
import { useIsMutating, useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { attachFile } from './attachment-queries.ts'
import { instructionQuery } from '../queries.ts'

/** A file on its way; `share` is null while it waits for those before it. */
export type Upload = { key: string; file: File; share: number | null; error: Error | null }

const keyOf = (id: string) => ['instructions', 'attaching', id]

/** Whether files are on their way: until they are there, the version anybody acts on is about to change. */
export const useIsAttaching = (id: string): boolean => useIsMutating({ mutationKey: keyOf(id) }) > 0

/** Sends files one after the other, each for the version the one before has left. */
export function useAttaching(
  { id, version, attachments }: Instruction,
  onOwn: (answer: Instruction) => void,
) {
  const client = useQueryClient()
  const { queryKey } = instructionQuery(id)
  const [uploads, setUploads] = useState<Upload[]>([])
  const change = (key: string, to: Partial<Upload>) =>
    setUploads((now) => now.map((each) => (each.key === key ? { ...each, ...to } : each)))
  const drop = (key: string) => setUploads((now) => now.filter((each) => each.key !== key))

  const { mutate } = useMutation({
    mutationKey: keyOf(id),
    // One at a time, and an interruption is said at once instead of waited out.
    scope: { id: `attachments of ${id}` },
    networkMode: 'always',
    mutationFn: ({ key, file }: Upload) => {
      const onProgress = (share: number) => change(key, { share })
      onProgress(0)
      const seen = { id, version: client.getQueryData(queryKey)?.version ?? version }
      return attachFile(seen, file, onProgress)
    },
    onSuccess: (answer, { key }) => {
      client.setQueryData(queryKey, answer)
      onOwn(answer)
      drop(key)
    },
    onError: (error, { key }) => change(key, { error, share: null }),
  })

  function add(files: File[]) {
    let free = mostAttachments - attachments.length - uploads.filter(({ error }) => !error).length
    const added = files.map((file): Upload => {
      const error = refusalOf(file, free)
      if (!error) free -= 1
      return { key: crypto.randomUUID(), file, share: null, error }
    })
    setUploads((now) => [...now, ...added])
    for (const each of added) if (!each.error) mutate(each)
  }

  return {
    uploads,
    add,
    drop,
    retry: (upload: Upload) => {
      change(upload.key, { error: null, share: null })
      mutate(upload)
    },
  }
}

/** What the server would refuse is not even sent. */
function refusalOf({ size }: File, free: number): Error | null {
  if (size > largestAttachment) return new AppError({ code: 'file-refused', reason: 'too-large' })
  return free > 0 ? null : new AppError({ code: 'file-refused', reason: 'too-many' })
}
