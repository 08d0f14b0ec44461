import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'

/** Which page of the web build answers which door. */
const doors = [
  { under: '/desk', page: 'desk.html' },
  { under: '/open', page: 'open.html' },
  { under: '/', page: 'index.html' },
]

/** Serves the web build: hashed assets for ever, pages never from a cache. Without a build it says what to run. */
export async function servePages(http: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) {
    http.get('/', (_, reply) => reply.type('text/plain; charset=utf-8').send('页面还没有构建，请运行 npm run build'))
    return
  }
  await http.register(fastifyStatic, { root: join(folder, 'assets'), prefix: '/assets/', immutable: true, maxAge: '365d' })
  const send = (reply: FastifyReply, page: string) => reply.header('cache-control', 'no-cache').sendFile(page, folder)
  for (const file of ['favicon.svg', 'manifest.webmanifest'])
    if (existsSync(join(folder, file))) http.get(`/${file}`, (_, reply) => send(reply, file))
  for (const { under, page } of doors) {
    http.get(under, (_, reply) => send(reply, page))
    if (under !== '/') http.get(`${under}/*`, (_, reply) => send(reply, page))
  }
  http.get('/:first', (request, reply) => portal(request.url, reply, send))
  http.get('/:first/*', (request, reply) => portal(request.url, reply, send))
}

function portal(url: string, reply: FastifyReply, send: (reply: FastifyReply, page: string) => FastifyReply) {
  if (url.startsWith('/api/')) return reply.callNotFound()
  return send(reply, 'index.html')
}
