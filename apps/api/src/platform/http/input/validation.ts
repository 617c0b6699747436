import { AppError } from '@portal/domain/fault'
import type { FastifySchemaCompiler, FastifySerializerCompiler } from 'fastify'
import fastJsonStringify from 'fast-json-stringify'
import { z } from 'zod'
import { toIssues } from './issues.ts'

/** Input parsed by its zod schema; what is wrong is thrown as the fault `invalid`, field by field. */
export const validatorCompiler: FastifySchemaCompiler<z.ZodType> =
  ({ schema }) =>
  (data) => {
    const parsed = schema.safeParse(data)
    if (parsed.success) return { value: parsed.data }
    return {
      error: new AppError({ code: 'invalid', issues: parsed.error.issues.flatMap(toIssues) }),
    }
  }

type Json = z.core.JSONSchema.BaseSchema

// `anyOf: [x, null]` makes the serializer try each branch; `nullable` says the same and compiles to one test.
// Formats and patterns are for input; what we send was checked when it came in.
function forSending({ jsonSchema: json }: { jsonSchema: Json }) {
  delete json.format
  delete json.pattern
  const [value, nothing] = json.anyOf ?? []
  if (json.anyOf?.length !== 2 || typeof value !== 'object' || typeof nothing !== 'object') return
  if (nothing.type !== 'null' || value.anyOf || value.oneOf) return
  delete json.anyOf
  // A choice within one of several shapes is compared with its values, and null has to be one of them.
  const choices = value.enum && { enum: [...value.enum, null] }
  Object.assign(json, value, { nullable: true, ...choices })
}

/** Answers leave through a serializer compiled from their schema: a field that is not in it is not sent. */
export const serializerCompiler: FastifySerializerCompiler<z.ZodType> = ({ schema }) =>
  fastJsonStringify(
    // The two libraries type the same JSON Schema differently.
    z.toJSONSchema(schema, { unrepresentable: 'any', override: forSending }) as object,
  )
