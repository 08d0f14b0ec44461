import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays } from '#kernel/day.ts'
import { publishedHolidays } from '#kernel/holidays.ts'
import { coolingDates } from './cooling-dates.ts'
import { countyRestDays, isPublished } from './rest-days.ts'

const law = { coolingDays: 30, windowDays: 30, extendIfRestDay: true }

/**
 * An independent count: a paper calendar that is walked day by day with JavaScript's own dates, and a list of rest days read from
 * the published holidays, not from the calendar under test.
 */
function byHand(received: string, shiftFirst: boolean) {
  const date = new Date(`${received}T12:00:00Z`)
  const day = () => date.toISOString().slice(0, 10)
  const isRest = () => {
    const year = publishedHolidays[date.getUTCFullYear()]
    const weekend = [0, 6].includes(date.getUTCDay())
    if (!year) return weekend
    return weekend ? !year.work.split(' ').includes(day().slice(5)) : year.off.split(' ').includes(day().slice(5))
  }
  const period = (shift: boolean) => {
    for (let counted = 0; counted < 30; counted++) date.setUTCDate(date.getUTCDate() + 1)
    while (shift && isRest()) date.setUTCDate(date.getUTCDate() + 1)
    return day()
  }
  return { coolingEnd: period(shiftFirst), windowEnd: period(true) }
}

test('every day of ten years, counted a second way', () => {
  let days = 0
  for (let received = '2017-12-01'; received < '2027-12-01'; received = addDays(received, 1)) {
    for (const extendIfRestDay of [true, false]) {
      const { coolingEnd, windowEnd, windowOpens, firstWorkday } = coolingDates(received, { ...law, extendIfRestDay }, countyRestDays)
      assert.deepEqual({ received, coolingEnd, windowEnd }, { received, ...byHand(received, extendIfRestDay) })
      assert.ok(coolingEnd < windowOpens && windowOpens <= firstWorkday && firstWorkday <= windowEnd)
      assert.equal(countyRestDays(windowEnd), false)
    }
    days++
  }
  assert.equal(days, 3652)
})

test('a year that is not published has its weekends only, and says so', () => {
  assert.equal(isPublished('2026-10-01'), true)
  assert.equal(isPublished('2031-10-01'), false)
  assert.equal(countyRestDays('2031-10-01'), false)
  assert.equal(countyRestDays('2031-10-04'), true)
})
