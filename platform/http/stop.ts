import type { FastifyInstance } from 'fastify'

/** Something that is to end, in the order of the list. */
export interface Ending {
  name: string
  end: () => Promise<unknown>
}

/**
 * Ends a server: first it says that it is not ready and takes nobody new, then what is under way is finished, one ending after
 * the other. Each gets its time and no more, so that one that hangs does not keep the rest from being closed. Returns the
 * names of those that did not end in time.
 */
export async function endInOrder(endings: readonly Ending[], eachMs: number): Promise<string[]> {
  const late: string[] = []
  for (const { name, end } of endings) {
    let timer: NodeJS.Timeout | undefined
    const tooLate = new Promise<'late'>((done) => (timer = setTimeout(() => done('late'), eachMs)))
    const outcome = await Promise.race([
      end().then(
        () => 'ended' as const,
        () => 'ended' as const,
      ),
      tooLate,
    ])
    clearTimeout(timer)
    if (outcome === 'late') late.push(name)
  }
  return late
}

/**
 * Lets requests under way be answered and closes. A browser keeps its line open for more than a minute after its answer, so
 * lines that have become idle are closed again and again.
 */
export const endServer = (http: FastifyInstance): Ending => ({
  name: 'http',
  end: async () => {
    const sweep = setInterval(() => http.server.closeIdleConnections(), 100)
    await http.close().finally(() => clearInterval(sweep))
  },
})
