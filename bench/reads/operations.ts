import { type Ask, jsonOf } from './ask.ts'

export type Parameter = {
  name: string
  in: string
  schema: { enum?: string[]; format?: string; pattern?: string }
}
/** A read of the OpenAPI document. */
export type Operation = { id: string; path: string; isOpen: boolean; parameters: Parameter[] }

type Document = {
  paths: Record<
    string,
    { get?: { operationId: string; security?: unknown[]; parameters?: Parameter[] } }
  >
}

/** Every GET of the document that the portal itself hands out. */
export async function readsOf(ask: Ask): Promise<Operation[]> {
  // The document's own shape is OpenAPI's.
  const document = jsonOf(await ask('/api/v1/openapi.json')) as Document
  return Object.entries(document.paths).flatMap(([path, { get }]) =>
    get
      ? [
          {
            id: get.operationId,
            path,
            isOpen: get.security?.length === 0,
            parameters: get.parameters ?? [],
          },
        ]
      : [],
  )
}

export const isList = ({ parameters }: Operation) =>
  parameters.some(({ name }) => name === 'cursor')
