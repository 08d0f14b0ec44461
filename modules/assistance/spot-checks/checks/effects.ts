import type { Effect } from '#platform/cases/case-file.ts'

const answer: Effect = async (_tx, actor) => ({ answeredBy: actor.id })

export const correctionEffects: Readonly<Record<string, Effect>> = { answer }
