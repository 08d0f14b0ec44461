// All that other modules may import of the marriage registry.
import './fields.zh.ts'
import type { Db } from '#platform/db/database.ts'
import type { Recurring } from '#platform/jobs/worker.ts'
import { answerWaiting } from './base/answer-waiting.ts'
import { demonstrationBase } from './base/double.ts'
import { notConnected } from './base/gateway.ts'
import { divorceEffects } from './divorce/effects.ts'
import { divorceService as divorce } from './divorce/service.ts'
import { marriageEffects } from './registration/effects.ts'
import { marriageService as marriage } from './registration/service.ts'

export { uploadLater } from './base/question.ts'
export { type BlankKind, blanksLeft, markPrinted, type Side, spoilBlank, takeBlank } from './certificates/blanks.ts'
export { registrationSeen } from './certificates/seen.ts'
export { issueNumber, type Numbered } from './certificates/number.ts'
export { evaluateCooling, evaluateEligibility, evaluateNumbers } from './evaluate/evaluate.ts'
export { foreignTypes, type PartyForm, party as partyForm } from './form.ts'
export { kindNames } from './texts.zh.ts'
export { marriageParameters } from './parameters.ts'
export { endRelation, enterRelation, type FiledParty, fileRegistration } from './register/file.ts'
export { marriagesOf, type OnRecord } from './register/standing.ts'
export { openDivorce } from './divorce/check-in.ts'
export { checkInForMarriage } from './registration/check-in.ts'
export { type Party, partiesOf } from './registration/people.ts'
export { registryReaders } from './form.ts'
export { registrars } from './service/last-steps.ts'
export { marriageRoutes } from './routes.ts'
export { type CoupleAges, coupleAges } from './rules/age.ts'
export { isCertificateNumber, isOriginalNumber } from './rules/certificate-number.ts'
export { checkNumber } from './rules/identity-number.ts'
export { competenceOf } from './rules/jurisdiction.ts'
export { lawFrom } from './rules/law.ts'
export { countyRestDays } from './rules/rest-days.ts'
export { relationStatusNames } from './texts.zh.ts'

export { divorceJobs } from './divorce/remind.ts'
export const divorceService = { service: divorce, effects: divorceEffects }
export const marriageService = { service: marriage, effects: marriageEffects }

/** What goes on beside requests: questions to the national register. */
export const marriageRounds = (db: Db, clock: () => Date): Recurring[] => {
  const base = db.demo ? demonstrationBase(db, clock) : notConnected
  return [{ name: 'marriage-base', everySeconds: 1, run: (now) => answerWaiting(db, base, now) }]
}
