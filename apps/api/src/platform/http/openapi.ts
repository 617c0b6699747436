import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import { type FaultCode } from '@portal/domain/fault'
import type { FastifyInstance, FastifySchema } from 'fastify'
import fp from 'fastify-plugin'
import type { OpenAPIV3_1 } from 'openapi-types'
import { z } from 'zod'
import { statusOf } from './errors.ts'
import { mostOfIssues } from './input/issues.ts'
import type { ProblemTexts } from './problem-texts.ts'
import { pack, type Packed, sendPacked } from './load/packed.ts'
import { describeRoute, type SentHeader } from './route-description.ts'

const problemSchema = {
  type: 'object',
  description: 'RFC 9457; the fields of the problem at hand stand beside these.',
  required: ['type', 'title', 'status', 'detail', 'instance', 'code'],
  properties: {
    type: { type: 'string', examples: ['/problems/invalid'] },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: {
      type: 'string',
      description: 'One sentence for a person, in the language of the session.',
    },
    instance: { type: 'string', description: "The request's id." },
    code: { type: 'string' },
    issues: {
      type: 'array',
      maxItems: mostOfIssues.issues,
      items: {
        type: 'object',
        required: ['path', 'message', 'code'],
        properties: {
          path: { type: 'string', maxLength: mostOfIssues.path },
          message: { type: 'string', maxLength: mostOfIssues.message },
          code: { type: 'string' },
        },
      },
    },
  },
}

const json = (schema: unknown, io: 'input' | 'output'): object => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema as z.ZodType, {
    io,
    unrepresentable: 'any',
  })
  return rest
}

/** The operations as OpenAPI 3.1, made from the routes' own schemas. */
export const openapi = fp<{ texts: ProblemTexts }>(
  async (app, { texts }) => {
    await app.register(swagger, {
      openapi: {
        openapi: '3.1.0',
        info: {
          title: 'AVV-Portal',
          version: '1',
          description:
            'Everything a data processing agreement (Art. 28 GDPR) is about, for both its sides.',
        },
        servers: [{ url: '/' }],
        components: {
          securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'session' } },
        },
      },
      // The library's type of a route's schema is looser than Fastify's own.
      transform: ({ schema, url }) => ({ schema: toJson(schema as OwnSchema, texts), url }),
      transformObject: (document) => {
        const { openapiObject } = document as { openapiObject: OpenAPIV3_1.Document }
        return describe(openapiObject)
      },
    })
    await app.register(swaggerUi, {
      routePrefix: '/api/docs',
      staticCSP: true,
      uiHooks: {
        // It would make them anew for everybody who asks.
        onRequest: (request, reply, done) =>
          /\/(?:json|yaml)$/u.test(request.routeOptions.url ?? '')
            ? void reply.redirect('/api/v1/openapi.json')
            : done(),
      },
    })
  },
  { name: 'openapi' },
)

/** Serves the document where `api.md` promises it; made and packed once, right after the start. */
export async function openapiRoute(app: FastifyInstance) {
  let made: Promise<Packed> | undefined
  const document = () =>
    (made ??= pack(JSON.stringify(app.swagger()), 'application/json; charset=utf-8'))
  app.addHook('onListen', (done) => {
    setImmediate(() => void document())
    done()
  })
  const permission = 'anyone'
  const schema = {
    ...describeRoute({
      operationId: 'getOpenApi',
      summary: 'This description',
      method: 'GET',
      permission,
    }),
    querystring: z.object({}),
    response: { 200: z.record(z.string(), z.unknown()) },
  }
  app.get('/openapi.json', { config: { permission }, schema }, async (request, reply) =>
    sendPacked(request, reply, await document()),
  )
}

type OwnSchema = FastifySchema & { produces?: string[] }

function toJson(schema: OwnSchema | undefined, texts: ProblemTexts): FastifySchema {
  if (!schema?.operationId) return { ...schema, hide: true }
  const {
    params,
    querystring,
    body,
    response,
    faults = [],
    sentHeaders = [],
    examples,
    produces,
    ...rest
  } = schema
  const answers = Object.entries((response ?? {}) as Record<string, z.ZodType>)
  const [media] = produces ?? []
  const ok: Record<string, object> = Object.fromEntries(
    answers.map(([status, answer]) => [status, done(answer, media)]),
  )
  if (media && answers.length === 0)
    ok['200'] = {
      description: 'The file',
      content: { [media]: { schema: { type: 'string', format: 'binary' } } },
    }
  else if (answers.length === 0) ok['204'] = { description: 'Done', type: 'null' }
  return {
    ...rest,
    ...(params ? { params: json(params, 'input') } : {}),
    ...(querystring ? { querystring: json(querystring, 'input') } : {}),
    ...(body && !isNothing(body)
      ? {
          body: {
            ...json(body, 'input'),
            ...(examples?.body ? { examples: [examples.body] } : {}),
          },
        }
      : {}),
    ...(sentHeaders.length > 0 ? { headers: headerSchema(sentHeaders) } : {}),
    response: { ...ok, ...problems(faults, texts) },
  }
}

const done = (answer: z.ZodType, media: string | undefined) => ({
  description: 'Done',
  ...(media
    ? { content: { [media]: { schema: json(answer, 'output') } } }
    : json(answer, 'output')),
})

const isNothing = (body: unknown) => body instanceof z.ZodOptional

function headerSchema(headers: readonly SentHeader[]) {
  return {
    type: 'object',
    required: headers.filter(({ required }) => required).map(({ name }) => name),
    properties: Object.fromEntries(
      headers.map(({ name, description, maxLength }) => [
        name,
        { type: 'string', maxLength, description },
      ]),
    ),
  }
}

function problems(faults: readonly FaultCode[], texts: ProblemTexts) {
  const byStatus = Map.groupBy(new Set(faults), (code) => String(statusOf[code]))
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      status,
      {
        description: codes.map((code) => `\`${code}\`: ${texts.titles[code].en}`).join('; '),
        content: { 'application/problem+json': { schema: problemSchema } },
      },
    ]),
  )
}

function describe(document: OpenAPIV3_1.Document): OpenAPIV3_1.Document {
  return { ...document, security: [{ session: [] }] }
}
