/** What can be booked at the marriage registry. */
export const bookingKinds = ['marriage', 'divorce_apply', 'divorce_issue', 'reissue'] as const
export type BookingKind = (typeof bookingKinds)[number]

/** The counters a service goes to. Both visits of a divorce share the closed rooms. */
export const counters = ['marriage', 'divorce', 'reissue'] as const
export type Counter = (typeof counters)[number]

export const counterOf: Record<BookingKind, Counter> = {
  marriage: 'marriage',
  divorce_apply: 'divorce',
  divorce_issue: 'divorce',
  reissue: 'reissue',
}

/** How many people a visit is for. */
export const peopleOf = (kind: BookingKind): 1 | 2 => (kind === 'reissue' ? 1 : 2)

export const counterNames: Record<Counter, string> = { marriage: '结婚登记窗口', divorce: '离婚登记室', reissue: '补领窗口' }
