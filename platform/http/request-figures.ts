import type { FastifyInstance } from 'fastify'

/** Upper bounds of the latency histogram, in seconds. */
const bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

interface Spread {
  buckets: number[]
  sum: number
  count: number
}

/** How many requests went through, by route pattern and status, and how long they took: never an address as it was asked for. */
export class RequestFigures {
  readonly #counts = new Map<string, number>()
  readonly #spreads = new Map<string, Spread>()

  note(method: string, route: string, status: number, seconds: number): void {
    const where = `method="${method}",route="${route}"`
    const counted = `${where},status="${status}"`
    this.#counts.set(counted, (this.#counts.get(counted) ?? 0) + 1)
    let spread = this.#spreads.get(where)
    if (!spread) this.#spreads.set(where, (spread = { buckets: bounds.map(() => 0), sum: 0, count: 0 }))
    spread.sum += seconds
    spread.count++
    const at = bounds.findIndex((b) => seconds <= b)
    if (at >= 0) spread.buckets[at] = (spread.buckets[at] ?? 0) + 1
  }

  /** Prometheus text. */
  lines(): string[] {
    const lines = ['# TYPE minxin_http_requests_total counter']
    for (const [labels, n] of this.#counts) lines.push(`minxin_http_requests_total{${labels}} ${n}`)
    lines.push('# TYPE minxin_http_request_seconds histogram')
    for (const [labels, { buckets, sum, count }] of this.#spreads) {
      let below = 0
      for (const [at, bound] of bounds.entries())
        lines.push(`minxin_http_request_seconds_bucket{${labels},le="${bound}"} ${(below += buckets[at] ?? 0)}`)
      lines.push(`minxin_http_request_seconds_bucket{${labels},le="+Inf"} ${count}`)
      lines.push(`minxin_http_request_seconds_sum{${labels}} ${sum.toFixed(6)}`, `minxin_http_request_seconds_count{${labels}} ${count}`)
    }
    return lines
  }
}

const kept = new WeakMap<FastifyInstance, RequestFigures>()

/** The figures of a server since it started. */
export function requestFiguresOf(http: FastifyInstance): RequestFigures {
  let figures = kept.get(http)
  if (!figures) kept.set(http, (figures = new RequestFigures()))
  return figures
}
