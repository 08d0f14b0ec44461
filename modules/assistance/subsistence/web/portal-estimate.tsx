import { useMemo } from 'react'
import { listParameters } from '#kernel/api/policy.ts'
import { ParameterSet } from '#kernel/parameter.ts'
import { useCall } from '#web/client/query.ts'
import { Section } from '#web/kit/section.tsx'
import { Sum } from '#web/kit/sum.tsx'
import { applicationForm } from '../form.ts'
import { reasonText } from '../reasons.ts'
import { decide } from '../rules/decide.ts'
import { householdOf } from '../rules/from-application.ts'
import { categoryNames } from '../texts.zh.ts'
import { sumRows } from './lines.ts'
import { type ApplyDraft, applicationOf } from './portal-draft.ts'
import { isDoubtful, numberFault } from './portal-faults.ts'

/** The estimate while typing: the same rules as the decision, on what is filled in and right so far. */
export function Estimate({ draft, today }: { draft: ApplyDraft; today: string }) {
  const { data } = useCall(listParameters, {})
  const parameters = useMemo(() => data && new ParameterSet(data.items), [data])
  const counted = draft.members.filter(
    (m) => m.name.trim() !== '' && numberFault(m.idNumber, today) === undefined && !m.incomes.some(isDoubtful),
  )
  const left = draft.members.length - counted.length
  const result = useMemo(() => {
    if (!parameters || !counted.some((m) => m.relation === 'SELF')) return undefined
    // Only the people and property matter here; the rest of the form is made to fit, so that the shape holds.
    const shape = applicationForm.safeParse({
      ...applicationOf({ ...draft, members: counted }),
      village: '330381000000',
      address: '估算用的住址',
      phone: '13800000000',
      supporters: applicationOf({ ...draft, members: counted }).supporters?.filter((s) => s.name.trim().length >= 2),
      payee: { ref: 'A', bank: '估算', account: '0000000000000000' },
      consent: { promise: true, nearRelative: { has: false }, signatures: [{ ref: 'A', signedOn: today }] },
    })
    return shape.success ? decide(householdOf(shape.data, { found: [], trustDeclared: true }), today, parameters) : undefined
  }, [parameters, counted, draft, today])
  if (!result)
    return (
      <Section className="estimate">
        <p className="quiet">填好本人的姓名和号码后，这里会显示估算。</p>
      </Section>
    )
  const names = Object.fromEntries([...draft.members, ...draft.supporters].map((p) => [p.ref, p.name]))
  const money = result.monthlyAmount + result.singlePersonDibao.reduce((sum, one) => sum + one.amount, 0)
  return (
    <Section className="estimate" live>
      <p className="say">
        {money > 0 ? '暂时估算，每月约' : '暂时估算'}{' '}
        <b>{money > 0 ? `${money.toLocaleString('zh-CN', { minimumFractionDigits: 2 })} 元` : categoryNames[result.category]}</b>
      </p>
      <p className="quiet small">
        {left > 0 ? `只算了填好的 ${counted.length} 人。` : ''}
        {result.reasons.map((code) => reasonText(code, result)).join('；')}。按您填的情况算，最后以核对和审核为准。
      </p>
      <details>
        <summary>怎么算的</summary>
        <Sum rows={sumRows(result.derivation, names)} label="估算过程" />
      </details>
    </Section>
  )
}
