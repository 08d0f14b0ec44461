import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { ParameterSet } from '#kernel/parameter.ts'
import { evaluateBookings } from './evaluate.ts'
import { marriageBookingParameters } from './parameters.ts'

interface Example {
  id: string
  title: string
  input: { events?: object[]; [key: string]: unknown }
  expected: Record<string, unknown>
}
const examples = JSON.parse(readFileSync(new URL('booking-examples.json', import.meta.url), 'utf8')) as Example[]
const parameters = new ParameterSet(marriageBookingParameters)

/** Everything expected is there; more may be. */
function assertHas(actual: unknown, expected: unknown, path: string): void {
  if (expected === null || typeof expected !== 'object') {
    assert.deepEqual(actual, expected, path)
    return
  }
  if (Array.isArray(expected)) assert.equal((actual as unknown[])?.length, expected.length, path)
  for (const [key, value] of Object.entries(expected)) assertHas((actual as Record<string, unknown>)?.[key], value, `${path}.${key}`)
}

for (const e of examples) {
  test(`${e.id} ${e.title}`, () => {
    const [one] = evaluateBookings(e, parameters)
    assertHas(one?.result, e.expected, e.id)
  })
}

test('a list is answered in its order', () => {
  assert.deepEqual(
    evaluateBookings(examples, parameters).map((r) => r.id),
    examples.map((e) => e.id),
  )
})

test('a hold that nobody confirms lapses, the one who waits is offered the seat, and an offer lapses too', () => {
  const day = { slots: [{ id: 'S', start: '2021-03-17T13:30', end: '2021-03-17T14:30', online: 1 }] }
  const events = [
    { n: 1, at: '2021-03-10T09:00', couple: 'A', persons: ['m1', 'f1'], action: 'hold', requestId: 'q1' },
    { n: 2, at: '2021-03-10T09:00:05', couple: 'A', persons: ['m1', 'f1'], action: 'hold', requestId: 'q1' },
    { n: 3, at: '2021-03-10T09:01', couple: 'X', persons: ['m1', 'f9'], action: 'hold', requestId: 'q2' },
    { n: 4, at: '2021-03-10T09:02', couple: 'B', persons: ['m2', 'f2'], action: 'hold', requestId: 'q3', joinWaitlistIfFull: true },
    { n: 5, at: '2021-03-10T09:03', couple: 'C', persons: ['m3', 'f3'], action: 'hold', requestId: 'q4', joinWaitlistIfFull: true },
    { n: 6, at: '2021-03-10T12:00', couple: 'C', action: 'acceptOffer' },
    { n: 7, at: '2021-03-17T15:00', couple: 'C', action: 'notArrived' },
    { n: 8, at: '2021-03-18T09:00', couple: 'C', action: 'hold', requestId: 'q5' },
  ]
  const input = { ...day, events, noShows: [{ couple: 'C', date: '2021-01-04' }] }
  const [one] = evaluateBookings({ id: 'x', asOf: '2021-03-18', input }, parameters)
  assertHas(
    one?.result,
    {
      results: [
        { n: 1, status: 'HELD' },
        { n: 2, status: 'HELD', sameAs: 1 },
        { n: 3, status: 'REJECTED', reason: 'DUPLICATE_PERSON' },
        { n: 4, status: 'WAITLIST', position: 1 },
        { n: 5, status: 'WAITLIST', position: 2 },
        { n: 6, status: 'CONFIRMED' },
        { n: 7, status: 'NO_SHOW', noShow: true },
        { n: 8, status: 'REJECTED', reason: 'NOT_OPEN' },
      ],
      timeline: [
        { at: '2021-03-10T09:15:00', event: 'HOLD_EXPIRED', couple: 'A' },
        { at: '2021-03-10T09:15:00', event: 'OFFER', couple: 'B', until: '2021-03-10T11:15:00' },
        { at: '2021-03-10T11:15:00', event: 'OFFER_LAPSED', couple: 'B' },
        { at: '2021-03-10T11:15:00', event: 'OFFER', couple: 'C', until: '2021-03-10T13:15:00' },
      ],
      finalSeats: { S: ['C'] },
      maxSeatsEverUsed: 1,
      onlineBlocks: [{ couple: 'C', from: '2021-03-18', to: '2021-04-16', counterAllowed: true }],
    },
    'x',
  )
})

test('what is wrong in a case is named', () => {
  const bad = { ...examples[3], input: { ...examples[3]?.input, releaseAt: '2021-02-30T00:00' } }
  assert.throws(() => evaluateBookings([examples[0], bad], parameters), {
    code: 'evaluate.bad_case',
    params: { index: 2, field: 'input.releaseAt', reason: '没有这个时间' },
  })
})
