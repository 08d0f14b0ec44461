// A county for tests that need people, staff and services: the ground of platform/db/test-county.ts, wired and peopled.
import type { FastifyInstance } from 'fastify'
import { county, divisionsFile } from '#counties/ruian/county.ts'
import { loadDivisions } from '#modules/core/divisions/public.ts'
import { type TestCounty, testCounty } from '#platform/db/test-county.ts'
import { makeServer } from '#platform/http/server.ts'
import { demoPassword, makeDemoStaff } from '#platform/identity/demo.ts'
import { loadAllParameters, wire } from '../wire.ts'
import { loadNamedFamilies } from './load-named.ts'
import { mayuVillage } from './village.ts'

export interface DemoCounty extends TestCounty {
  http: FastifyInstance
  /** Signs a member of the demonstration staff in. */
  staff(login: string): Promise<Browser>
  /** Signs a resident in by phone code. */
  resident(phone: string): Promise<Browser>
  stranger: Browser
}

export interface Answer {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever the server said.
  body: any
}

/** Somebody at a browser: keeps cookies and sends the token that a page would. */
export class Browser {
  readonly #http: FastifyInstance
  readonly #cookies = new Map<string, string>()
  constructor(http: FastifyInstance) {
    this.#http = http
  }
  async get(url: string): Promise<Answer> {
    return this.#send('GET', url)
  }
  async post(url: string, payload: unknown): Promise<Answer> {
    return this.#send('POST', url, payload as object)
  }
  async upload(url: string, bytes: Buffer): Promise<Answer> {
    return this.#send('POST', url, bytes, 'application/octet-stream')
  }
  async #send(method: 'GET' | 'POST', url: string, payload?: object | Buffer, type = 'application/json'): Promise<Answer> {
    const cookie = [...this.#cookies].map(([k, v]) => `${k}=${v}`).join('; ')
    const reply = await this.#http.inject({
      method,
      url,
      headers: { cookie, 'x-csrf': this.#cookies.get('minxin_csrf') ?? '', ...(payload ? { 'content-type': type } : {}) },
      ...(payload ? { payload: Buffer.isBuffer(payload) ? payload : JSON.stringify(payload) } : {}),
    })
    for (const c of reply.cookies) this.#cookies.set(c.name, c.value)
    const json = String(reply.headers['content-type']).includes('json')
    return { status: reply.statusCode, body: json ? reply.json() : reply.rawPayload }
  }
}

/** Opens the demonstration county of the tests: divisions, parameters, staff and the named families. With `logTo` its server logs. */
export async function demoCounty(at?: string, logTo?: NodeJS.WritableStream): Promise<DemoCounty> {
  const ground = await testCounty(at)
  const { db } = ground
  db.county = county
  const http = makeServer(logTo ? { log: true, logTo } : {})
  wire({ http, db, clock: ground.clock })
  await http.ready()
  await loadDivisions(db, divisionsFile)
  await loadAllParameters(db)
  await makeDemoStaff(db, mayuVillage)
  await loadNamedFamilies(db, ground.now.toISOString().slice(0, 10), ground.now)
  const made: DemoCounty = Object.assign(ground, {
    http,
    stranger: new Browser(http),
    staff: async (login: string) => {
      const browser = new Browser(http)
      const answer = await browser.post('/api/session/staff', { login, password: demoPassword })
      if (answer.status !== 200) throw new Error(`sign-in of ${login}: ${JSON.stringify(answer.body)}`)
      return browser
    },
    resident: async (phone: string) => {
      const browser = new Browser(http)
      const sent = await browser.post('/api/session/code', { phone })
      const answer = await browser.post('/api/session/resident', { phone, code: sent.body.demoCode })
      if (answer.status !== 200) throw new Error(`sign-in of a resident: ${JSON.stringify(answer.body)}`)
      return browser
    },
    close: async () => {
      await http.close()
      await db.close()
    },
  })
  return made
}
