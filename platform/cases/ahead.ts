import type { AnyService } from '#kernel/service.ts'
import type { CaseFile } from './case-file.ts'
import type { ClockRow } from './deadline.ts'

/**
 * The steps still to come on the ordinary way: forward past the side ways; from a side way (missing papers, an objection)
 * first back to the road. The date is the latest one that a running clock allows; unknown beyond it.
 */
export function aheadOf(service: AnyService, file: CaseFile, clocks: ClockRow[]): { label: string; expectedOn: string | null }[] {
  const order = Object.keys(service.steps)
  const ahead: { label: string; expectedOn: string | null }[] = []
  const statutory = clocks.filter((c) => c.kind === 'statutory' && !c.stopped_on && !c.paused_on)
  const passed = new Set([file.step])
  let at = file.step
  while (service.steps[at] && !service.steps[at]?.ended && ahead.length < 12) {
    const here = order.indexOf(at)
    const targets = Object.values(service.moves)
      .filter((m) => m.from.includes(at))
      .map((m) => (typeof m.to === 'string' ? m.to : m.to(file.facts, { favour: true })))
      .filter((to) => !passed.has(to))
      .sort((a, b) => order.indexOf(a) - order.indexOf(b))
    const back = service.steps[at]?.optional ? targets.find((to) => !service.steps[to]?.ended) : undefined
    const next = back ?? targets.find((to) => order.indexOf(to) > here && !service.steps[to]?.optional)
    if (!next) break
    passed.add(next)
    const step = service.steps[next]
    if (step) ahead.push({ label: step.label, expectedOn: ahead.length === 0 ? (statutory[0]?.due_on ?? null) : null })
    at = next
  }
  return ahead
}
