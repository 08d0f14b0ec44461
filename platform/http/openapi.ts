import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Endpoint } from '#kernel/contract.ts'
import { problemCodes } from '#kernel/problem.ts'
import { served } from './serve.ts'

/** The API description, OpenAPI 3.1, made from the same contracts that validate and type the calls. */
export function openApiDocument(endpoints: readonly Endpoint[] = served): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const e of endpoints) {
    const path = e.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [e.method.toLowerCase()]: operationOf(e) }
  }
  const codes = [...problemCodes()].map(([code, { status, zh }]) => ({ code, status, message: zh }))
  return {
    openapi: '3.1.0',
    info: {
      title: '民心 Minxin',
      version: '0.1.0',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      description: '县级民政业务平台接口。失败时回复 {code, message, requestId}；code 的全部取值见 x-problems。',
    },
    paths,
    'x-problems': codes,
    components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'minxin_session' } } },
  }
}

function operationOf(e: Endpoint): Record<string, unknown> {
  const schema = z.toJSONSchema(e.input, { io: 'input', unrepresentable: 'any' }) as {
    properties?: Record<string, unknown>
    required?: string[]
  }
  const inPath = [...e.path.matchAll(/:(\w+)/g)].map((m) => m[1] as string)
  const rest = Object.keys(schema.properties ?? {}).filter((name) => !inPath.includes(name))
  const asQuery = e.method === 'GET' || e.upload
  const parameters = [
    ...inPath.map((name) => ({ name, in: 'path', required: true, schema: schema.properties?.[name] ?? {} })),
    ...(asQuery
      ? rest.map((name) => ({
          name,
          in: 'query',
          required: schema.required?.includes(name) ?? false,
          schema: schema.properties?.[name] ?? {},
        }))
      : []),
  ]
  const body = asQuery
    ? e.upload
      ? { requestBody: { required: true, content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } } }
      : {}
    : {
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                ...schema,
                properties: pick(schema.properties ?? {}, rest),
                required: (schema.required ?? []).filter((r) => rest.includes(r)),
              },
            },
          },
        },
      }
  const reply = e.download
    ? { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }
    : { 'application/json': { schema: z.toJSONSchema(e.reply, { unrepresentable: 'any' }) } }
  return {
    summary: e.summary,
    operationId: `${e.method.toLowerCase()}${e.path.replace(/[^A-Za-z0-9]+(\w)?/g, (_, c: string | undefined) => (c ?? '').toUpperCase())}`,
    'x-access': e.access,
    ...(e.access === 'public' ? {} : { security: [{ session: [] }] }),
    parameters,
    ...body,
    responses: {
      200: { description: '成功', content: reply },
      '4XX': {
        description: '失败',
        content: {
          'application/json': {
            schema: {
              type: 'object',
              properties: { code: { type: 'string' }, message: { type: 'string' }, requestId: { type: 'string' } },
            },
          },
        },
      },
    },
  }
}

const pick = (all: Record<string, unknown>, names: string[]) => Object.fromEntries(names.map((n) => [n, all[n]]))

/** Serves the description at /api/openapi.json. */
export function openApiRoute(http: FastifyInstance): void {
  let text: string | undefined
  http.get('/api/openapi.json', (_, reply) => {
    text ??= JSON.stringify(openApiDocument())
    return reply.type('application/json; charset=utf-8').send(text)
  })
}
