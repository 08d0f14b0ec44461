import type { App } from '#platform/http/app.ts'
import { serve } from '#platform/http/serve.ts'
import * as contract from './contract.ts'
import { closureList, lift, plan, settle } from './desk/closures.ts'
import * as desk from './desk/contract.ts'
import { registryDay } from './desk/day.ts'
import { absent, begin, bookFor, checkInOne, finish, takeNow } from './desk/serve-people.ts'
import { announce } from './peaks/announce.ts'
import * as peaks from './peaks/contract.ts'
import { drawPeak } from './peaks/draw.ts'
import { agree, enter, rewish, withdraw } from './peaks/enter.ts'
import { peakList, peakSlots, transcriptFile } from './peaks/list.ts'
import { mineOf } from './queries/mine.ts'
import { dayOfSlots, monthOfSlots } from './queries/month.ts'
import * as visits from './visits/book.ts'

/** Bookings of the marriage registry: the couple's, the desk's, and the draw of peak days. */
export function marriageBookingRoutes(app: App): void {
  serve(app, contract.getMonth, monthOfSlots)
  serve(app, contract.getDay, dayOfSlots)
  serve(app, contract.myBookings, mineOf)
  serve(app, contract.joinWaiting, visits.waitForPeople)
  serve(app, contract.leaveWaiting, visits.leaveForPeople)
  serve(app, contract.holdVisit, visits.holdForPeople)
  serve(app, contract.confirmVisit, visits.confirmForPeople)
  serve(app, contract.cancelVisit, visits.cancelForPeople)
  serve(app, contract.moveVisit, visits.moveForPeople)
  serve(app, contract.acceptSeat, visits.acceptForPeople)
  serve(app, peaks.listPeaks, peakList)
  serve(app, peaks.getPeakSlots, (tx, _, { peakId }) => peakSlots(tx, peakId))
  serve(app, peaks.getPeakTranscript, (tx, _, { peakId }) => transcriptFile(tx, peakId))
  serve(app, peaks.enterPeak, enter)
  serve(app, peaks.agreeToEntry, agree)
  serve(app, peaks.changeWishes, rewish)
  serve(app, peaks.withdrawEntry, withdraw)
  serve(app, peaks.announcePeak, announce)
  serve(app, peaks.drawPeakNow, drawPeak)
  serve(app, desk.getRegistryDay, registryDay)
  serve(app, desk.checkInPerson, checkInOne)
  serve(app, desk.beginVisit, begin)
  serve(app, desk.finishVisit, finish)
  serve(app, desk.absentVisit, absent)
  serve(app, desk.takeWalkIn, takeNow)
  serve(app, desk.bookByPhone, bookFor)
  serve(app, desk.listClosures, closureList)
  serve(app, desk.planRegistryClosure, plan)
  serve(app, desk.settleRegistryClosure, settle)
  serve(app, desk.liftRegistryClosure, lift)
}
