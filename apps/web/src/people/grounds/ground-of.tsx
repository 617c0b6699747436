import type { Side } from '@portal/domain/access'
import type { Document } from '@portal/domain/documents/contract'
import type { ComponentProps } from 'react'
import { GroundFields } from './ground-fields.tsx'

type Fields = ComponentProps<typeof GroundFields>

/** Asks the provider alone: what the client does itself needs no other ground. */
export const GroundOf = ({
  side,
  form,
  documents,
}: {
  side: Side
  form: {
    field: ((name: 'basis') => Fields['basis']) & ((name: 'documentId') => Fields['document'])
  }
  documents: Document[]
}) =>
  side === 'provider' && (
    <GroundFields
      basis={form.field('basis')}
      document={form.field('documentId')}
      documents={documents}
    />
  )
