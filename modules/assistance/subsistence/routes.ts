import type { App } from '#platform/http/app.ts'
import { serve } from '#platform/http/serve.ts'
import { openChange } from './change/open-change.ts'
import { changeView } from './change/view.ts'
import { answer } from './commands/sources.ts'
import { submit } from './commands/submit.ts'
import * as contract from './contract.ts'
import * as households from './household/contract.ts'
import { ownHousehold, tellOwnChange } from './household/mine.ts'
import { householdsOf } from './household/register.ts'
import { householdSheet } from './household/sheet.ts'
import { signConsents } from './household/sign-consents.ts'
import { householdView } from './household/view.ts'
import { casePart, revealIn } from './queries/case-part.ts'
import { approveBatch, prepareBatch } from './recompute/batch.ts'
import * as recompute from './recompute/contract.ts'
import { batchList, batchView } from './recompute/view.ts'
import { myAnswers, myResult } from './queries/my-result.ts'
import { reviewCalendar } from './review/calendar.ts'
import { changeClass, signClass } from './review/class.ts'
import * as reviews from './review/contract.ts'
import { openReview } from './review/open-review.ts'
import { reviewPlan, reviewView } from './review/view.ts'

/** 低保: what is not one of the case engine's moves. */
export function subsistenceRoutes(app: App): void {
  serve(app, contract.submitApplication, submit)
  serve(app, contract.answerSources, answer)
  serve(app, contract.getSubsistenceCase, (tx, actor, { caseId }) => casePart(tx, actor, caseId))
  serve(app, contract.revealNumber, revealIn)
  serve(app, contract.getMyResult, (tx, actor, { caseId }) => myResult(tx, actor, caseId))
  serve(app, contract.getMyAnswers, (tx, actor, { caseId }) => myAnswers(tx, actor, caseId))
  serve(app, households.listHouseholds, householdsOf)
  serve(app, households.exportHouseholds, householdSheet)
  serve(app, households.getHousehold, (tx, actor, { rootId }) => householdView(tx, actor, rootId))
  serve(app, households.signConsents, signConsents)
  serve(app, households.fileChange, (tx, actor, input) =>
    openChange(tx, actor, { ...input, source: actor.role === 'village_worker' ? 'village' : 'family' }),
  )
  serve(app, households.getChange, (tx, actor, { caseId }) => changeView(tx, actor, caseId))
  serve(app, households.myHousehold, (tx, actor) => ownHousehold(tx, actor))
  serve(app, households.tellChange, tellOwnChange)
  serve(app, recompute.listRecomputes, (tx) => batchList(tx))
  serve(app, recompute.prepareRecompute, async (tx, actor, { month }) => ({ batchId: await prepareBatch(tx, actor, month) }))
  serve(app, recompute.getRecompute, batchView)
  serve(app, recompute.approveRecompute, (tx, actor, { batchId }) => approveBatch(tx, actor, batchId))
  serve(app, reviews.listReviews, reviewCalendar)
  serve(app, reviews.getReview, (tx, actor, { caseId }) => reviewView(tx, actor, caseId))
  serve(app, reviews.getReviewPlan, (tx, actor, { rootId }) => reviewPlan(tx, actor, rootId))
  serve(app, reviews.setReviewClass, changeClass)
  serve(app, reviews.signReviewClass, async (tx, actor, input) => {
    await signClass(tx, actor, input)
    return {}
  })
  serve(app, reviews.startReview, (tx, actor, input) => openReview(tx, actor, { ...input, cause: 'HAND' }))
}
