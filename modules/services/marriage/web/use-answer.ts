import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { z } from 'zod'
import type { Endpoint } from '#kernel/contract.ts'
import { call } from '#web/call.ts'

/** Reads a case that may wait for the national register: looks again while it does, and everything on the page when it answered. */
export function useAnswer<I extends z.ZodObject, R extends z.ZodType<{ base: { state: string } }>>(
  endpoint: Endpoint<I, R>,
  input: z.input<I>,
) {
  const client = useQueryClient()
  const waited = useRef(false)
  const asked = useQuery({
    queryKey: [endpoint.path, input],
    queryFn: ({ signal }) => call(endpoint, input, signal),
    refetchInterval: (q) => (q.state.data?.base.state === 'waiting' ? 1500 : false),
  })
  const state = asked.data?.base.state
  useEffect(() => {
    if (state === 'waiting') waited.current = true
    if (state !== 'answered' || !waited.current) return
    waited.current = false
    void client.invalidateQueries()
  }, [state, client])
  return asked
}
