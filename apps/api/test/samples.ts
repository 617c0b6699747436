/** As much of JSON Schema as the OpenAPI document says of what is sent. */
export type Schema = {
  type?: string
  enum?: unknown[]
  format?: string
  maxLength?: number
  minimum?: number
  maximum?: number
  maxItems?: number
  items?: Schema
  properties?: Record<string, Schema>
  anyOf?: Schema[]
  oneOf?: Schema[]
}
const variantsOf = ({ anyOf, oneOf }: Schema) =>
  (anyOf ?? oneOf)?.filter(({ type }) => type !== 'null')
/** A text of each format. */
export const formats: Record<string, string> = {
  date: '2026-12-18',
  'date-time': '2026-11-23T08:00:00.000Z',
  uuid: '0198c5a2-0000-7000-8000-000000000001',
}

/** A value that has the shape of a schema, whatever it means. */
export function sampleOf(schema: Schema): any {
  const [variant] = variantsOf(schema) ?? []
  if (variant) return sampleOf(variant)
  if (schema.enum) return schema.enum[0]
  if (schema.properties)
    return Object.fromEntries(
      Object.entries(schema.properties).map(([name, each]) => [name, sampleOf(each)]),
    )
  if (schema.type === 'array') return [sampleOf(schema.items ?? {})]
  if (schema.type === 'integer') return 1
  if (schema.type === 'boolean') return true
  return schema.format ? formats[schema.format] : 'x'
}

export type Place = { path: string[]; schema: Schema; put: (value: unknown) => unknown }
/** Every place of a body, inner ones included, and the body with something else there. */
export function* placesOf(schema: Schema): Generator<Place> {
  const variants = variantsOf(schema)
  if (variants) return yield* variants.values().flatMap(placesOf)
  yield { path: [], schema, put: (value) => value }
  for (const [name, inner] of Object.entries(schema.properties ?? {}))
    for (const { path, schema: at, put } of placesOf(inner))
      yield {
        path: [name, ...path],
        schema: at,
        put: (value) => ({ ...sampleOf(schema), [name]: put(value) }),
      }
}
