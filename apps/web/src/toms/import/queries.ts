import type { TomDraft } from '@portal/domain/toms/contract'
import { type OnMeasures, TomImport } from '@portal/domain/toms/import'
import { queryOptions } from '@tanstack/react-query'
import { upload } from '../../platform/http/upload.ts'
import { withQuery } from '../../platform/navigation/with-query.ts'

type Sending = (share: number) => void

/** What a file of measures holds. */
export const previewMeasures = (file: File, onProgress: Sending) =>
  upload('/tom-imports?dryRun=true', TomImport, {}, file, onProgress)

/** Takes its measures into the draft, as long as that is the one that was seen. */
export const importMeasures = (
  file: File,
  onMeasures: OnMeasures | null,
  seen: TomDraft | null,
  onProgress: Sending,
) =>
  upload(withQuery('/tom-imports', { onMeasures }), TomImport, {}, file, onProgress, seen?.version)

export const templateAddress = '/api/v1/tom-imports/template.csv'

/** What a file was taken into, so that it can be undone: the measures before, and when the draft became what it then was. */
export type Imported = Pick<TomDraft, 'updatedAt'> & { before: TomDraft['measures']; taken: number }

/** The file that was taken last, in this window; never asked of the server. */
export const importedQuery = () =>
  queryOptions<Imported | null>({
    queryKey: ['toms', 'imported'],
    queryFn: () => null,
    enabled: false,
    gcTime: Infinity,
  })
