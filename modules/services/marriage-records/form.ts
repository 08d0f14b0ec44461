import { z } from 'zod'

/** Who reads what is asked of the archive of marriages, and who takes it in. */
export const readers = ['registrar', 'registry_head', 'archivist', 'county_head', 'auditor'] as const
export const desk = ['registrar', 'registry_head', 'archivist'] as const
export const registrars = ['registrar', 'registry_head'] as const

/** What was found or is said, in words. */
export const said = z.string().trim().min(2, '请写明情况').max(500, '不能超过 500 字')
