import type { z } from 'zod'
import type { Role } from './role.ts'

export type Method = 'GET' | 'POST'

/**
 * Who may call: 'public' (no session), 'signed_in' (any session), 'resident' (a portal session), or a list of roles, where
 * `applicant` is anybody with a portal session.
 * Reaching an endpoint is the first lock only: what is seen or changed is decided by place and by the case.
 */
export type Access = 'public' | 'signed_in' | 'resident' | readonly Role[]

/** One thing the browser may ask of the server: types, validation, permission and API description come from this value. */
export interface Endpoint<I extends z.ZodObject = z.ZodObject, R extends z.ZodType = z.ZodType> {
  method: Method
  /** Fastify path; `:name` parts are taken from `input`, the rest of `input` is the query (GET) or the JSON body (POST). */
  path: string
  summary: string
  access: Access
  input: I
  reply: R
  /** Nobody is asked for: the session is not read, so that what is sent without a name leaves no trace of one. */
  nameless?: boolean
  /** Attempts per minute from one address; for endpoints that can be guessed at. */
  perMinute?: number
  /** The reply is not JSON: the handler answers with a `Download`. */
  download?: boolean
  /** The body is the file itself; `input` comes from the query. */
  upload?: boolean
  /** Most bytes of an upload; 11 MB without it. */
  uploadMost?: number
}

/** Declares an endpoint; the identity function exists so that the types are inferred. */
export const endpoint = <I extends z.ZodObject, R extends z.ZodType>(e: Endpoint<I, R>): Endpoint<I, R> => e

/** A file as a reply. */
export interface Download {
  name: string
  type: string
  bytes: Uint8Array
}
