import { randomUUID } from 'node:crypto'
import Fastify, { type FastifyInstance, type FastifyReply, LogController } from 'fastify'
import { Problem, problemReply } from '#kernel/problem.ts'
import './problems.ts'
import { requestFiguresOf } from './request-figures.ts'

export interface ServerOptions {
  tls?: { cert: Buffer; key: Buffer }
  log?: boolean
  /** A proxy on this machine stands in front: whom it names is who asks. */
  behindProxy?: boolean
  /** Where the log goes instead of the standard output. */
  logTo?: NodeJS.WritableStream
}

/** Fastify with our limits, security headers and the one translation of failures into sentences. */
export function makeServer({ tls, log, logTo, behindProxy }: ServerOptions = {}): FastifyInstance {
  const http = Fastify({
    ...(tls ? { https: tls } : {}),
    ...(behindProxy ? { trustProxy: 'loopback' } : {}),
    logger: log
      ? { level: 'info', redact: ['req.headers.cookie', 'req.headers.authorization'], ...(logTo ? { stream: logTo } : {}) }
      : false,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 1024 * 1024,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 200 },
  } as object) as unknown as FastifyInstance
  http.addContentTypeParser(['application/octet-stream', 'image/*', 'application/pdf'], { parseAs: 'buffer' }, (_, body, done) =>
    done(null, body),
  )
  http.addHook('onSend', async (_, reply) => {
    reply.headers({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'x-frame-options': 'DENY',
      ...(reply.getHeader('content-security-policy')
        ? {}
        : {
            'content-security-policy':
              "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'",
          }),
    })
  })
  // The path may carry a number, so only the route's pattern is logged.
  const figures = requestFiguresOf(http)
  http.addHook('onResponse', async (request, reply) => {
    const { method } = request
    const route = request.routeOptions.url ?? 'none'
    const status = reply.statusCode
    figures.note(method, route, status, reply.elapsedTime / 1000)
    const code = refused.get(reply)
    request.log.info({ route, method, status, ...(code ? { code } : {}), ms: Math.round(reply.elapsedTime) }, 'served')
  })
  http.setNotFoundHandler((request, reply) => answer(request.id, new Problem('request.not_found'), reply))
  http.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const problem = asProblem(error)
    if (!problem)
      request.log.error({ kind: error.name, code: codeOf(error), route: request.routeOptions.url, at: placeOf(error) }, 'unexpected')
    return answer(request.id, problem ?? new Problem('unexpected'), reply)
  })
  return http
}

/** The code that a reply was refused with, for its line in the log. */
const refused = new WeakMap<FastifyReply, string>()

/** A database's or the system's code of a failure; a message can quote a row. */
export const codeOf = (error: Error): string | undefined => (error as { code?: string }).code

/** Where in our own code it broke, without the message: a database message can quote a row. */
function placeOf(error: Error): string {
  return (error.stack ?? '')
    .split('\n')
    .filter((line) => line.includes('    at ') && !/node_modules|node:/.test(line))
    .slice(0, 6)
    .join(' | ')
}

function asProblem(error: Error & { statusCode?: number; code?: string }): Problem | undefined {
  if (error instanceof Problem) return error
  if (error.statusCode === 413) return new Problem('request.too_large')
  if (error.statusCode && error.statusCode < 500) return new Problem('input.bad', { field: '提交的内容', reason: '格式不对' })
  return undefined
}

function answer(requestId: string, problem: Problem, reply: FastifyReply) {
  const { status, code, message } = problemReply(problem)
  refused.set(reply, code)
  return reply.status(status).header('cache-control', 'no-store').send({ code, message, requestId, params: problem.params })
}
