import type { z } from 'zod'
import type { Endpoint } from '#kernel/contract.ts'

/** A refusal of the server in its own words, or 'network' when nothing answered. */
export class CallError extends Error {
  readonly code: string
  readonly status: number
  readonly requestId: string | undefined
  constructor(code: string, status: number, message: string, requestId?: string) {
    super(message)
    this.code = code
    this.status = status
    this.requestId = requestId
  }
}

const noNetwork = () => new CallError('network', 0, '没有连上网络。填写的内容保存在本机，连上后再试一次。')

function cookie(name: string): string {
  return decodeURIComponent(
    document.cookie
      .split('; ')
      .find((c) => c.startsWith(`${name}=`))
      ?.slice(name.length + 1) ?? '',
  )
}

/** Path with its `:name` parts filled in; what is left goes into the query or the body. */
export function addressOf(path: string, input: Record<string, unknown>): { path: string; rest: Record<string, unknown> } {
  const rest = { ...input }
  const filled = path.replace(/:(\w+)/g, (_, name: string) => {
    const value = rest[name]
    delete rest[name]
    return encodeURIComponent(String(value))
  })
  return { path: filled, rest }
}

/** A query string without the empty ones. */
export function queryOf(rest: Record<string, unknown>): string {
  const pairs = Object.entries(rest).flatMap(([k, v]) => (v === undefined || v === null || v === '' ? [] : [[k, String(v)]]))
  return pairs.length ? `?${new URLSearchParams(pairs)}` : ''
}

/** Calls an endpoint of the contract: its types, its reply checked. Throws CallError. */
export async function call<I extends z.ZodObject, R extends z.ZodType>(
  endpoint: Endpoint<I, R>,
  input: z.input<I>,
  signal?: AbortSignal,
): Promise<z.output<R>> {
  const { path, rest } = addressOf(endpoint.path, input)
  const get = endpoint.method === 'GET'
  const headers = { 'x-csrf': cookie('minxin_csrf'), ...(get ? {} : { 'content-type': 'application/json' }) }
  const answer = await fetch(get ? path + queryOf(rest) : path, {
    method: endpoint.method,
    headers,
    ...(get ? {} : { body: JSON.stringify(rest) }),
    ...(signal ? { signal } : {}),
  }).catch((error: Error) => {
    throw error.name === 'AbortError' ? error : noNetwork()
  })
  return endpoint.reply.parse(await readAnswer(answer))
}

async function readAnswer(answer: Response): Promise<unknown> {
  const body = (await answer.json().catch(() => ({}))) as { code?: string; message?: string; requestId?: string }
  if (answer.ok) return body
  throw new CallError(body.code ?? 'unexpected', answer.status, body.message ?? '系统没有处理好这一步，请稍后再试。', body.requestId)
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/**
 * A call that carries a request id, tried again when the connection is lost: the server gives the first answer again, so
 * nothing is done twice.
 */
export async function callSurely<I extends z.ZodObject, R extends z.ZodType>(
  endpoint: Endpoint<I, R>,
  input: z.input<I> & { requestId: string },
): Promise<z.output<R>> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await call(endpoint, input)
    } catch (error) {
      if (!(error instanceof CallError) || error.code !== 'network' || attempt >= 5) throw error
      await pause(2 ** attempt * 300)
    }
  }
}

/** Sends a file as it is; `onProgress` gets the share that went, 0 to 1. */
export function upload<I extends z.ZodObject, R extends z.ZodType>(
  endpoint: Endpoint<I, R>,
  input: z.input<I>,
  file: Blob,
  onProgress: (share: number) => void = () => {},
): Promise<z.output<R>> {
  const { path, rest } = addressOf(endpoint.path, input)
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', path + queryOf(rest))
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.setRequestHeader('x-csrf', cookie('minxin_csrf'))
    request.upload.onprogress = (e) => e.lengthComputable && onProgress(e.loaded / e.total)
    request.onerror = () => reject(noNetwork())
    request.onload = () => {
      const body = parsed(request.responseText)
      if (request.status < 300) resolve(endpoint.reply.parse(body))
      else reject(new CallError(String(body.code), request.status, String(body.message), String(body.requestId ?? '')))
    }
    request.send(file)
  })
}

/** Sends a file and keeps the file that comes back, as a download. Throws CallError. */
export async function exchangeFile<I extends z.ZodObject>(
  endpoint: Endpoint<I>,
  input: z.input<I>,
  file: Blob,
  name: string,
): Promise<void> {
  const { path, rest } = addressOf(endpoint.path, input)
  const headers = { 'x-csrf': cookie('minxin_csrf'), 'content-type': 'application/octet-stream' }
  const answer = await fetch(path + queryOf(rest), { method: 'POST', headers, body: file }).catch(() => {
    throw noNetwork()
  })
  if (!answer.ok) await readAnswer(answer)
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await answer.blob())
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}

function parsed(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>
  } catch {
    return {}
  }
}

/** A download link of an endpoint that answers with a file. */
export function linkTo<I extends z.ZodObject>(endpoint: Endpoint<I>, input: z.input<I>): string {
  const { path, rest } = addressOf(endpoint.path, input)
  return path + queryOf(rest)
}
