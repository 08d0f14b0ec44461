import type { CaseFile, Effect } from '#platform/cases/case-file.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { closeLinesOfCase } from '#platform/life-events/lines.ts'
import { takeDownNotices } from '#platform/notices/notices.ts'
import { issueLetter } from '#platform/print/letters.ts'
import { lapseLetter, withdrawalLetter } from '../letters/ending.ts'
import { processFacts } from './letter-facts.ts'
import { tell } from './town.ts'

/** An ended case blocks nobody from applying again, and what a death asked of it is answered. */
export async function closePeople(tx: Tx, actor: Actor, file: CaseFile): Promise<void> {
  await closeLinesOfCase(tx, actor, file.id, `申请已办结，${file.number}`)
  await tx.updateTable('subsistence_person').set({ open: false }).where('case_id', '=', file.id).execute()
}

/** 撤回: nothing was decided, the notice comes down, and the family has it in writing. */
export const withdraw: Effect = async (tx, actor, file, input) => {
  await closePeople(tx, actor, file)
  await takeDownNotices(tx, file.id)
  const facts = await processFacts(tx, file)
  await issueLetter(tx, actor, {
    word: '瑞民撤回',
    caseId: file.id,
    place: file.place,
    person: facts.applicant,
    office: facts.town,
    make: (number, qr) => withdrawalLetter(facts, String(input.reason ?? ''), number, qr),
  })
  await tell(tx, file, `您的低保申请（${file.number}）已撤回。以后需要可以随时重新申请，上次填的内容会带出来。`)
  return undefined
}

/** 逾期未补正: counted as not submitted, §5.1; said in writing, with how to apply again. */
export const lapse: Effect = async (tx, actor, file) => {
  await closePeople(tx, actor, file)
  const facts = await processFacts(tx, file)
  await issueLetter(tx, actor, {
    word: '瑞民视未',
    caseId: file.id,
    place: file.place,
    person: facts.applicant,
    office: facts.town,
    make: (number, qr) => lapseLetter(facts, (file.facts.supplementUntil as string | undefined) ?? null, number, qr),
  })
  await tell(tx, file, `您的低保申请（${file.number}）到期没有补齐材料，按规定视为没有提交。可以随时重新申请，上次填的内容会带出来。`)
  return undefined
}
