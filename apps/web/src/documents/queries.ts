import { Document, type UploadDocument } from '@portal/domain/documents/contract'
import { mutationOptions } from '@tanstack/react-query'
import { endlessQuery } from '../platform/http/endless.ts'
import { upload } from '../platform/http/upload.ts'
import type { DocumentFilter } from './document-filter.ts'

export const documentsQuery = (filter: DocumentFilter) =>
  endlessQuery(['documents', filter], '/documents', Document, filter)

export const uploadDocument = (onProgress: (share: number) => void) =>
  mutationOptions({
    mutationFn: ({ file, ...about }: UploadDocument & { file: File }) =>
      upload('/documents', Document, about, file, onProgress),
  })
