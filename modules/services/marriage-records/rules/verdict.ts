/** Whether something may be given: yes, with a note where there is one; or why not, by which article, and what to do instead. */
export type Verdict = { ok: true; note?: string } | { ok: false; why: string; article: string; instead: string }

export const yes = (note?: string): Verdict => (note ? { ok: true, note } : { ok: true })
export const no = (why: string, article: string, instead: string): Verdict => ({ ok: false, why, article, instead })

/** One sentence for a button that is not allowed: reason, article, way round. */
export const sentenceOf = (v: Verdict): string | null => (v.ok ? null : `${v.why}（${v.article}）。${v.instead}`)
