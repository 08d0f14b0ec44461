import { z } from 'zod'
import { refusal } from '../form.ts'

// What a marriage and a divorce have in common once they are registered, and where they end without.

/** The two at the registry who register. */
export const registrars = ['registrar', 'registry_head'] as const

const done = { waitsFor: [], next: '', ended: true } as const

/** From the registration to the archive, and the ways out. */
export const lastSteps = {
  registered: { label: '已登记', waitsFor: registrars, next: '打印、颁证' },
  handed_over: { label: '已颁证', waitsFor: ['archivist', 'registry_head'], next: '归档' },
  archived: { label: '已归档', ...done },
  not_accepted: { label: '不予受理', optional: true, ...done },
  refused: { label: '不予登记', optional: true, ...done },
  left: { label: '当事人离开', optional: true, ...done },
} as const

export const over = done

const signed = z.literal(true, { error: '请确认两人都在领证处签了名' })

/** Given to both, then filed. */
export const lastMoves = {
  hand_over: {
    label: '颁证',
    from: ['registered'],
    to: 'handed_over',
    by: registrars,
    record: 'hand_over',
    input: z.object({ signed, ceremony: z.boolean().default(false) }),
  },
  archive: { label: '归档', from: ['handed_over'], to: 'archived', by: ['archivist', 'registry_head'] },
} as const

/** A way out that asks for the reason. */
export const wayOut = <const Step extends string>(label: string, from: readonly Step[], to: 'not_accepted' | 'refused' | 'left') =>
  ({ label, from, to, by: registrars, record: 'refusal', weighty: true, input: refusal }) as const

/** Filed within so many days. */
export const archivingClock = {
  archiving: {
    label: '归档期限',
    parameter: 'marriage.archive.days',
    unit: 'calendar_days',
    kind: 'promise',
    startsOn: ['register'],
    stopsOn: ['archive'],
  },
} as const
