import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Download, Endpoint } from '#kernel/contract.ts'
import { Problem } from '#kernel/problem.ts'
import { type Actor, stranger } from '#platform/db/actor.ts'
import type { Line } from '#platform/db/line.ts'
import { inTransaction, type Tx } from '#platform/db/tx.ts'
import { readSession, type Session } from '#platform/identity/session.ts'
import type { App } from './app.ts'
import { requireFewAttempts } from './attempts.ts'
import { badInput } from './bad-input.ts'
import { giveReceipt, takeReceipt } from './receipt.ts'

/** What a handler may know about the request beside its input. */
export interface Call {
  session: Session | null
  reply: FastifyReply
  /** The body of an upload. */
  bytes: Buffer
}

export type Handler<I extends z.ZodObject, R extends z.ZodType> = (
  tx: Tx,
  actor: Actor,
  input: z.output<I>,
  call: Call,
) => Promise<z.input<R> | Download>

/** Every endpoint that is served: for the API description and for the test that none is unguarded. */
export const served: Endpoint[] = []

/**
 * Connects an endpoint to its command: session, permission, validation, one transaction, replay by request id, reply
 * check. The list is the same for every route, so a module's routes file is its table of contents.
 */
export function serve<I extends z.ZodObject, R extends z.ZodType>(
  { http, db, clock }: App,
  endpoint: Endpoint<I, R> & { ownReplay?: boolean },
  handler: Handler<I, R>,
): void {
  if (!served.some((e) => e.method === endpoint.method && e.path === endpoint.path)) served.push(endpoint as unknown as Endpoint)
  http.route({
    method: endpoint.method,
    url: endpoint.path,
    ...(endpoint.upload ? { bodyLimit: endpoint.uploadMost ?? 11 * 1024 * 1024 } : {}),
    handler: async (request, reply) => {
      const now = clock()
      requireFewAttempts(endpoint, request.ip, now)
      const call: Call = { session: null, reply, bytes: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0) }
      let actor = stranger
      const who = async (line: Line) => {
        call.session = await readSession(db, line, request, now)
        requireAccess(endpoint, call.session, request)
        actor = call.session?.actor ?? stranger
        return actor
      }
      const result = await inTransaction(db, endpoint.nameless ? stranger : who, now, async (tx) => {
        const input = parse(endpoint, request)
        const requestId = endpoint.ownReplay ? undefined : (input as { requestId?: string }).requestId
        const before = requestId ? await takeReceipt(tx, actor, requestId, endpoint.path) : undefined
        if (before) return before.reply
        const fresh = await handler(tx, actor, input, call)
        if (requestId) giveReceipt(tx, requestId, fresh)
        return fresh
      })
      return endpoint.download ? sendDownload(reply, result as Download) : endpoint.reply.parse(result)
    },
  })
}

function requireAccess(endpoint: Endpoint, session: Session | null, request: FastifyRequest): void {
  const { access } = endpoint
  if (access === 'public') return
  if (!session) throw new Problem('session.needed')
  if (endpoint.method !== 'GET' && request.headers['x-csrf'] !== session.csrf) throw new Problem('session.csrf')
  if (session.mustChangePassword && endpoint.path !== '/api/session/password' && endpoint.path !== '/api/session/out')
    throw new Problem('session.password_must_change')
  if (access === 'signed_in') return
  const { actor } = session
  const allowed = access === 'resident' ? actor.kind === 'resident' : access.includes(actor.role as never)
  if (!allowed) throw new Problem('actor.not_allowed')
}

function parse<I extends z.ZodObject>(endpoint: Endpoint<I>, request: FastifyRequest): z.output<I> {
  const rest = endpoint.method === 'GET' || endpoint.upload ? request.query : request.body
  const raw = { ...(rest as object | undefined), ...(request.params as object) }
  const parsed = endpoint.input.safeParse(raw)
  if (!parsed.success) throw badInput(parsed.error)
  return parsed.data
}

function sendDownload(reply: FastifyReply, file: Download): FastifyReply {
  return reply
    .header('content-type', file.type)
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cache-control', 'private, no-store')
    .send(Buffer.from(file.bytes))
}
