import type { z } from 'zod'
import type { getRun } from '../contract.ts'

/** One run as the pages have it. */
export type Run = z.output<(typeof getRun)['reply']>
