import type { App } from '#platform/http/app.ts'
import { serve } from '#platform/http/serve.ts'
import * as archive from './archive/contract.ts'
import { fileView } from './archive/file.ts'
import { searchFiles } from './archive/search.ts'
import { batchList, receive, spoiledList } from './blanks/batches.ts'
import { blankBooks, count } from './blanks/books.ts'
import * as blanks from './blanks/contract.ts'
import { destructionList, propose, sign } from './blanks/destroy.ts'
import * as counselling from './counselling/contract.ts'
import { addSitting, close, openFor, ownList } from './counselling/counselling.ts'
import { counsellingNumbers } from './counselling/numbers.ts'
import * as reviews from './reviews/contract.ts'
import { commitReviewSeed, drawFiles, reviewDraws, reviewTranscript } from './reviews/draw.ts'
import { reviewList, reviewSummary } from './reviews/list.ts'
import { correct, noteForged, recordResult, takeFile } from './reviews/review.ts'
import { activityList, addActivity } from './site/activities.ts'
import * as site from './site/contract.ts'
import { checkSite, gradeSite, siteView } from './site/site.ts'
import * as statistics from './statistics/contract.ts'
import { workload } from './statistics/workload.ts'
import { statisticsSheet, yearStatistics } from './statistics/year.ts'

/** The registry's office: archive, statistics, quality, blanks, the site, counselling. */
export function marriageOfficeRoutes(app: App): void {
  serve(app, archive.searchArchive, searchFiles)
  serve(app, archive.openFile, fileView)
  serve(app, statistics.getStatistics, yearStatistics)
  serve(app, statistics.exportStatistics, statisticsSheet)
  serve(app, statistics.getWorkload, workload)
  serve(app, reviews.listReviews, reviewList)
  serve(app, reviews.getReviewSummary, reviewSummary)
  serve(app, reviews.listReviewDraws, reviewDraws)
  serve(app, reviews.commitReviewDraw, commitReviewSeed)
  serve(app, reviews.drawReviews, drawFiles)
  serve(app, reviews.getReviewTranscript, (tx, _, { drawId }) => reviewTranscript(tx, drawId))
  serve(app, reviews.takeReview, takeFile)
  serve(app, reviews.recordReview, recordResult)
  serve(app, reviews.recordCorrection, correct)
  serve(app, reviews.noteForgedPaper, noteForged)
  serve(app, blanks.getBlanks, blankBooks)
  serve(app, blanks.receiveBatch, receive)
  serve(app, blanks.listBatches, batchList)
  serve(app, blanks.listSpoiled, spoiledList)
  serve(app, blanks.countBlanks, count)
  serve(app, blanks.listDestructions, destructionList)
  serve(app, blanks.proposeDestruction, propose)
  serve(app, blanks.signDestruction, sign)
  serve(app, site.getSite, (tx, actor) => siteView(tx, actor))
  serve(app, site.recordSiteCheck, checkSite)
  serve(app, site.recordGrade, gradeSite)
  serve(app, site.listActivities, activityList)
  serve(app, site.recordActivity, addActivity)
  serve(app, counselling.listCounselling, ownList)
  serve(app, counselling.openCounselling, openFor)
  serve(app, counselling.addSession, addSitting)
  serve(app, counselling.closeCounselling, close)
  serve(app, counselling.getCounsellingNumbers, counsellingNumbers)
}
