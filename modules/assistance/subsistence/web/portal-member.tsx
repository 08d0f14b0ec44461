import { Button } from '#web/kit/button.tsx'
import { Choice } from '#web/kit/choice.tsx'
import { MoneyInput } from '#web/kit/money-input.tsx'
import { Select } from '#web/kit/select.tsx'
import { TextInput } from '#web/kit/text-input.tsx'
import { plainYuan } from '#kernel/money.ts'
import { disabilityNames, incomeNames, relationNames } from '../texts.zh.ts'
import type { DraftMember } from './portal-draft.ts'
import { ageOf, isDoubtful, numberFault } from './portal-faults.ts'

const studies = [
  { value: 'NONE', label: '不在上学' },
  { value: 'PRESCHOOL', label: '幼儿园' },
  { value: 'COMPULSORY', label: '小学、初中' },
  { value: 'HIGH', label: '高中' },
  { value: 'VOCATIONAL', label: '中职、技校' },
  { value: 'UNDERGRAD', label: '大专、本科' },
  { value: 'GRADUATE', label: '研究生' },
]
const works = [
  { value: '', label: '正常' },
  { value: 'PARTIAL', label: '部分能劳动' },
  { value: 'NONE', label: '不能劳动' },
]
const excuses = [
  { value: 'NONE', label: '没有特殊原因' },
  { value: 'CARER', label: '照顾完全不能自理的亲属' },
  { value: 'PREGNANT_OR_NURSING', label: '怀孕或哺乳' },
  { value: 'REGISTERED_UNEMPLOYED', label: '已登记失业' },
  { value: 'IN_TREATMENT', label: '正在治疗' },
]
const kinds = ['WAGE', 'RESIDENT_PENSION', 'PENSION', 'OPERATING', 'PROPERTY', 'UNEMPLOYMENT', 'SUPPORT'] as const
const grades = [1, 2, 3, 4].map((g) => ({ value: String(g), label: `${'一二三四'[g - 1]}级` }))

interface Props {
  member: DraftMember
  today: string
  onChange: (m: DraftMember) => void
  onRemove?: (() => void) | undefined
}

/** One person: who, what they do, what they get. Questions appear only where they can matter. */
export function MemberCard({ member: m, today, onChange, onRemove }: Props) {
  const set = (change: Partial<DraftMember>) => onChange({ ...m, ...change })
  const age = ageOf(m, today)
  const fault = m.idNumber.length >= 15 ? numberFault(m.idNumber, today) : undefined
  const idle =
    age !== undefined &&
    age >= 16 &&
    age < 60 &&
    m.student === 'NONE' &&
    !m.incomes.some((i) => i.kind === 'WAGE' || i.kind === 'OPERATING')
  return (
    <div className="person">
      <p className="who">
        <b>{m.name || (m.relation === 'SELF' ? '您本人' : '家庭成员')}</b> {relationNames[m.relation]}
        {age === undefined ? '' : `，${age} 岁`}
        {onRemove && (
          <button type="button" className="textlink" onClick={onRemove}>
            移除
          </button>
        )}
      </p>
      {m.relation !== 'SELF' && (
        <Select
          label="和您的关系"
          value={m.relation}
          onChange={(relation) => set({ relation })}
          options={Object.entries(relationNames)
            .filter(([k]) => k !== 'SELF')
            .map(([value, label]) => ({ value, label }))}
        />
      )}
      <TextInput id={`name-${m.ref}`} label="姓名" value={m.name} onChange={(name) => set({ name })} autoComplete="off" />
      <TextInput
        id={`id-${m.ref}`}
        label="公民身份号码"
        value={m.idNumber}
        onChange={(idNumber) => set({ idNumber })}
        fault={fault}
        autoComplete="off"
      />
      {age !== undefined && age < 35 && (
        <Select label="上学情况" value={m.student} onChange={(student) => set({ student })} options={studies} />
      )}
      <Choice
        label="身体情况"
        chips
        value={m.illness}
        onChange={(illness) => set({ illness })}
        options={[
          { value: 'NONE', label: '健康' },
          { value: 'CHRONIC', label: '慢性病' },
          { value: 'SERIOUS', label: '重病' },
        ]}
      />
      <Select
        label="残疾证"
        value={m.disabilityType || 'NO'}
        onChange={(t) => set({ disabilityType: t === 'NO' ? '' : t, disabilityGrade: t === 'NO' ? 0 : m.disabilityGrade || 1 })}
        options={[
          { value: 'NO', label: '没有' },
          ...Object.entries(disabilityNames).map(([value, label]) => ({ value, label: `${label}残疾` })),
        ]}
      />
      {m.disabilityType && (
        <Select label="残疾等级" value={String(m.disabilityGrade)} onChange={(g) => set({ disabilityGrade: Number(g) })} options={grades} />
      )}
      {age !== undefined && age >= 16 && (
        <Select
          label="劳动能力"
          value={m.labour || 'FULL'}
          onChange={(l) => set({ labour: l === 'FULL' ? '' : l })}
          options={works.map((w) => ({ ...w, value: w.value || 'FULL' }))}
        />
      )}
      {idle && (
        <Select
          label="没有工作的原因"
          value={m.exemptReason || 'NONE'}
          onChange={(r) => set({ exemptReason: r === 'NONE' ? '' : r })}
          options={excuses}
        />
      )}
      <Incomes member={m} onChange={onChange} />
    </div>
  )
}

function Incomes({ member: m, onChange }: { member: DraftMember; onChange: (m: DraftMember) => void }) {
  const change = (at: number, next: Partial<DraftMember['incomes'][number]>) =>
    onChange({ ...m, incomes: m.incomes.map((i, n) => (n === at ? { ...i, ...next } : i)) })
  const free = kinds.filter((k) => !m.incomes.some((i) => i.kind === k))
  return (
    <>
      {m.incomes.map((i, at) => (
        <div key={i.kind}>
          <MoneyInput
            id={`income-${m.ref}-${i.kind}`}
            label={`每月${incomeNames[i.kind]}`}
            hint={i.kind === 'WAGE' ? '过去 12 个月平均，扣掉社保和税' : undefined}
            unit="元 / 月"
            value={i.monthly}
            onChange={(monthly) => change(at, { monthly, confirmed: false })}
            fault={
              isDoubtful(i)
                ? {
                    title: '这像是一年的数，请核对',
                    why: `本地城乡居民养老金多在每月 200 至 600 元。${plainYuan(i.monthly ?? 0)} 元分到 12 个月，是每月 ${plainYuan(Math.round((i.monthly ?? 0) / 12))} 元。`,
                    repairs: [
                      {
                        label: `改为 ${plainYuan(Math.round((i.monthly ?? 0) / 12))} 元`,
                        best: true,
                        apply: () => change(at, { monthly: Math.round((i.monthly ?? 0) / 12) }),
                      },
                      { label: `确实每月 ${plainYuan(i.monthly ?? 0)}`, apply: () => change(at, { confirmed: true }) },
                    ],
                    kept: '其他内容都已保存，没有丢失。',
                  }
                : undefined
            }
          />
          <button type="button" className="textlink" onClick={() => onChange({ ...m, incomes: m.incomes.filter((_, n) => n !== at) })}>
            没有这项收入
          </button>
        </div>
      ))}
      {free.length > 0 && (
        <Select
          label={m.incomes.length ? '还有别的收入' : '有什么收入'}
          optional
          value=""
          empty="没有（不用选）"
          onChange={(kind) => onChange({ ...m, incomes: [...m.incomes, { kind, monthly: null }] })}
          options={free.map((value) => ({ value, label: incomeNames[value] ?? value }))}
        />
      )}
    </>
  )
}

/** The dashed button that adds somebody. */
export const AddPerson = ({ onAdd }: { onAdd: () => void }) => (
  <Button look="add" wide onClick={onAdd}>
    再加一个人
  </Button>
)
