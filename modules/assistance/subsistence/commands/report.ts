import type { Effect } from '#platform/cases/case-file.ts'
import { issueLetter } from '#platform/print/letters.ts'
import { verificationLetter } from '../letters/process.ts'
import { incomeNames, sourceNames, statusNames } from '../texts.zh.ts'
import { basisOf } from './determination.ts'
import { processFacts } from './letter-facts.ts'

/** 核对报告: numbered, made from the sources' answers. The step's own condition has seen that none is missing. */
export const report: Effect = async (tx, actor, file) => {
  const { sources, names } = await basisOf(tx, file)
  const facts = await processFacts(tx, file)
  const rows = sources.map((s) => ({
    source: sourceNames[s.source] ?? s.source,
    status: statusNames[s.status] ?? s.status,
    dataDate: s.dataDate,
    found: s.found.map((f) => `${names[f.ref] ?? ''}${incomeNames[f.field] ?? ''} ${(f.amount / 100).toFixed(2)}`).join('；'),
  }))
  const { number } = await issueLetter(tx, actor, {
    word: '瑞民核对',
    caseId: file.id,
    place: file.place,
    person: facts.applicant,
    office: '瑞安市居民家庭经济状况核对中心',
    make: (no, qr) => verificationLetter(facts, rows, no, qr),
  })
  return { reportNo: number, sourcesMissing: [] }
}
