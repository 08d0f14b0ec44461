import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { App } from '#platform/http/app.ts'
import { requestFiguresOf } from '#platform/http/request-figures.ts'
import { metricsText } from './metrics.ts'
import { readiness } from './readiness.ts'

/** The doors of a monitor: no session, no transaction, so that they answer when those do not. */
export function healthRoutes({ http, db, clock }: App): void {
  http.get('/api/health/live', (_, reply) => reply.header('cache-control', 'no-store').send({ live: true }))
  http.get('/api/health/ready', async (_, reply) => {
    const answer = await readiness(db)
    return reply
      .status(answer.ready ? 200 : 503)
      .header('cache-control', 'no-store')
      .send(answer)
  })
  http.get('/metrics', async (request, reply) => {
    if (!mayMeasure(request)) return reply.callNotFound()
    const text = await metricsText(db, requestFiguresOf(http), clock())
    return reply.type('text/plain; version=0.0.4; charset=utf-8').header('cache-control', 'no-store').send(text)
  })
}

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])
const forwarded = ['x-forwarded-for', 'x-real-ip', 'forwarded', 'via']

/** From this machine itself, not through a proxy on it; or with the token of MINXIN_METRICS_TOKEN. Anybody else finds nothing there. */
export function mayMeasure({ headers, socket }: Pick<FastifyRequest, 'headers' | 'socket'>): boolean {
  const token = process.env.MINXIN_METRICS_TOKEN
  const given = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1]
  if (token && given && timingSafeEqual(digest(token), digest(given))) return true
  return loopback.has(socket.remoteAddress ?? '') && !forwarded.some((name) => headers[name] !== undefined)
}

const digest = (text: string) => createHash('sha256').update(text).digest()
