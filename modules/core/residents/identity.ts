import type { Consequence } from '#platform/life-events/event.ts'

/** A name or number that was corrected elsewhere on a paper of the police: the register follows when the town has seen the household book. */
export const residentIdentity: Consequence = {
  titles: { 'residents.identity': '居民登记' },
  apply: async (_tx, _office, events) =>
    events.map((e) => ({
      eventId: e.id,
      name: 'residents.identity',
      place: e.place,
      state: 'open',
      role: 'town_clerk',
      byHand: true,
      found: e.told ?? '婚姻档案已按公安证明更正姓名或证件号码',
      act: '对照户口簿核对；一致的，更正居民登记里的姓名、证件号码',
    })),
}
