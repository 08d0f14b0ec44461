import { randomUUID } from 'node:crypto'
import { Problem } from '#kernel/problem.ts'
import { visitDone } from '#modules/services/marriage-booking/public.ts'
import type { Effect } from '#platform/cases/case-file.ts'
import { parametersOf } from '#platform/policy/parameters.ts'
import { divorceReceipt } from '../letters/divorce.ts'
import { officeOf, paperOf } from '../letters/issue.ts'
import { enterRelation } from '../register/file.ts'
import { requireMet } from '../registration/require-met.ts'
import { lawFrom } from '../rules/law.ts'
import { holdPlace } from './held-place.ts'
import { knownDivorce } from './known.ts'
import type { DivorceFacts } from './service.ts'
import { countTerm, keepTerm, receiptNumber, remindLater } from './term.ts'

/**
 * 受理: the marriage is on our record from now on, wherever it was concluded; the receipt names every date, and a place is kept
 * inside the window. Under the law before 2021 nothing is waited for.
 */
export const accept: Effect = async (tx, actor, file) => {
  const known = await knownDivorce(tx, actor, file)
  requireMet(known.findings)
  if (!known.papers) throw new Problem('marriage.no_marriage')
  const { certificate } = known.papers
  const relationId =
    known.theirs?.relationId ??
    (await enterRelation(tx, {
      place: file.place,
      source: (known.answer?.records.length ?? 0) > 0 ? 'NATIONAL' : 'ARCHIVE',
      registeredOn: certificate.registeredOn,
      certNo: certificate.certNo,
      registryName: certificate.registryName,
      manId: known.people.man.personId,
      womanId: known.people.woman.personId,
    }))
  await visitDone(tx, actor, (file.facts as DivorceFacts).bookingId)
  const law = lawFrom(await parametersOf(tx)).on(tx.today)
  if (!law.coolingOff) return { relationId, receivedOn: tx.today, at: 'issue_window' }
  const term = await countTerm(tx, await receiptNumber(tx, file.place), tx.today)
  await keepTerm(tx, file, term)
  await remindLater(tx, file, term)
  const held = await holdPlace(tx, actor, file, known.people, term, randomUUID())
  const receipt = {
    names: file.title,
    receiptNo: term.receiptNo,
    receivedOn: tx.today,
    dates: term,
    provisional: term.provisional,
    held: held?.words ?? null,
    office: await officeOf(tx, file.place),
    coolingDays: law.coolingDays,
    windowDays: law.windowDays,
  }
  await paperOf(tx, actor, file, (number, qr) => divorceReceipt(receipt, number, qr))
  const { coolingEnd, windowOpens, windowEnd, provisional } = term
  return {
    relationId,
    receivedOn: tx.today,
    coolingEnd,
    windowOpens,
    windowEnd,
    provisional,
    at: 'cooling',
    ...(held ? { issueBookingId: held.bookingId } : {}),
  }
}
