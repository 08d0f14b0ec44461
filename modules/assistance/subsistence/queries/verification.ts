import { missingSources } from '../commands/sources.ts'
import type { Basis } from '../commands/determination.ts'
import { requiredSources } from '../service/inputs.ts'
import { incomeNames, sourceNames } from '../texts.zh.ts'

/** Answers by source, and where they differ from the form: above ten per cent and 200 yuan it must be looked at. */
export function verificationOf({ answers, sources, names }: Basis, reportNo: string) {
  return {
    required: requiredSources.map((source) => ({
      source,
      label: sourceNames[source] ?? source,
      answer: (sources.findLast((a) => a.source === source) as never) ?? null,
    })),
    reportNo: reportNo || null,
    complete: sources.length > 0 && missingSources(sources).length === 0,
    differences: sources
      .flatMap((s) => (s.status === 'OK' ? s.found : []))
      .flatMap((f) => {
        const member = answers.members.find((m) => m.ref === f.ref)
        const declared =
          f.field === 'FINANCIAL' ? answers.assets.financial : (member?.incomes.find((i) => i.kind === f.field)?.monthly ?? null)
        if (declared === f.amount) return []
        const over = f.amount - (declared ?? 0)
        const severity = declared === null || (over > 20_000 && over > declared * 0.1) ? ('CHECK' as const) : ('INFO' as const)
        return [{ ref: f.ref, label: `${names[f.ref] ?? ''}${incomeNames[f.field] ?? f.field}`, declared, found: f.amount, severity }]
      }),
  }
}
