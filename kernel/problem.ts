/** What may be put into a Chinese sentence: never an identity number, phone or account. */
export type ProblemParams = Record<string, string | number | boolean | null | undefined>

/** One entry of the closed list of failures: HTTP status and the sentence a person reads; `{name}` is filled from the params. */
export interface ProblemText {
  status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 423 | 429 | 503
  zh: string
}

const known = new Map<string, ProblemText>()

/**
 * Adds a folder's failures to the closed list. A code has exactly one sentence, so a second registration of the same
 * code with other words is a programming error.
 */
export function defineProblems<const T extends Record<string, ProblemText>>(texts: T): T {
  for (const [code, text] of Object.entries(texts)) {
    const before = known.get(code)
    if (before && before.zh !== text.zh) throw new Error(`problem ${code} is defined twice`)
    known.set(code, text)
  }
  return texts
}

/** A foreseen failure. `code` is stable and public; the sentence is looked up at the edge. */
export class Problem extends Error {
  readonly code: string
  readonly params: ProblemParams
  constructor(code: string, params: ProblemParams = {}) {
    super(code)
    this.name = 'Problem'
    this.code = code
    this.params = params
  }
}

/** The reply for a problem. An unlisted code is a defect: it answers 500 without telling its insides. */
export function problemReply(problem: Problem): { status: number; code: string; message: string } {
  const text = known.get(problem.code)
  if (!text) return { status: 500, code: 'unexpected', message: '系统没有处理好这一步，内容没有丢失。请稍后再试，仍不行请联系管理员。' }
  const message = text.zh.replace(/\{(\w+)\}/g, (_, name: string) => String(problem.params[name] ?? ''))
  return { status: text.status, code: problem.code, message }
}

/** All listed codes, for the API description and the test that each has a sentence. */
export function problemCodes(): ReadonlyMap<string, ProblemText> {
  return known
}
