import type { Endpoint } from '#kernel/contract.ts'
import { Problem } from '#kernel/problem.ts'

const windows = new Map<string, { minute: number; count: number }>()

/**
 * Counts attempts per minute and address for endpoints that can be guessed at. Kept in this process: lock-outs that must
 * survive a restart (passwords, codes) are in the database. Throws `request.too_many`.
 */
export function requireFewAttempts(endpoint: Endpoint<never> | { path: string; perMinute?: number }, address: string, now: Date): void {
  if (!endpoint.perMinute) return
  const minute = Math.floor(now.getTime() / 60_000)
  const key = `${endpoint.path} ${address}`
  const seen = windows.get(key)
  if (!seen || seen.minute !== minute) {
    if (windows.size > 50_000) windows.clear()
    windows.set(key, { minute, count: 1 })
    return
  }
  if (++seen.count > endpoint.perMinute) throw new Problem('request.too_many')
}

/** Forgets all counts; tests call it between stories. */
export function forgetAttempts(): void {
  windows.clear()
}
