import { type QueryKey, QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import type { Endpoint } from '#kernel/contract.ts'
import { CallError, call } from '#web/call.ts'

// The content security policy allows no code made from text; asked whether it may, zod would try and be reported.
z.config({ jitless: true })

/** One client for a door: refusals are not repeated, a lost network is, a little. */
export const makeClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: { staleTime: 10_000, retry: (count, error) => error instanceof CallError && error.code === 'network' && count < 2 },
      mutations: { retry: false },
    },
  })

/** Reads an endpoint and keeps the answer. */
export function useCall<I extends z.ZodObject, R extends z.ZodType>(endpoint: Endpoint<I, R>, input: z.input<I>, enabled = true) {
  return useQuery({ queryKey: [endpoint.path, input] as QueryKey, queryFn: ({ signal }) => call(endpoint, input, signal), enabled })
}

/** Sends to an endpoint; afterwards everything that is shown is read again. */
export function useSend<I extends z.ZodObject, R extends z.ZodType>(endpoint: Endpoint<I, R>) {
  const client = useQueryClient()
  return useMutation<z.output<R>, Error, z.input<I>>({
    mutationFn: (input) => call(endpoint, input),
    onSuccess: () => client.invalidateQueries(),
  })
}
