import { type Ask, jsonOf } from './ask.ts'

export type Parameter = {
  name: string
  in: string
  required?: boolean
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

/** What a read cannot be asked without: the first of several words, and an id that need not be anything's. */
export const requiredOf = ({ parameters }: Operation, anyId: string): string =>
  parameters
    .filter(({ in: where, required }) => where === 'query' && required)
    .map(({ name, schema }) => `${name}=${schema.enum?.[0] ?? anyId}`)
    .join('&')

export const isList = ({ parameters }: Operation) =>
  parameters.some(({ name }) => name === 'cursor')
