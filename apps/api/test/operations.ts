import type { Schema } from './samples.ts'

type Parameter = { name: string; in: string; schema: Schema }
type Described = {
  operationId: string
  security?: unknown[]
  parameters?: Parameter[]
  requestBody?: { content: Record<string, { schema: Schema }> }
}
export type Document = { paths: Record<string, Record<string, Described>> }
export type Operation = Described & { method: string; path: string; takesBody: boolean }

const unknownId = '0198c5a2-0000-7000-8000-000000000001'

/** Every operation of the OpenAPI document. */
export const operationsOf = ({ paths }: Document): Operation[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({
      ...described,
      method: method.toUpperCase(),
      path,
      takesBody: method !== 'get',
    })),
  )

/** Where it is asked; ids in its path are unknown. */
export const addressOf = ({ path }: Operation, part = unknownId): string =>
  path
    .replace(/\{(version|sequence)\}/u, part === unknownId ? '999' : part)
    .replaceAll(/\{\w+\}/gu, part)
