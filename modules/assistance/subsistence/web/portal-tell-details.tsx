import type { ReactNode } from 'react'
import { MoneyInput } from '#web/kit/money-input.tsx'
import { Select } from '#web/kit/select.tsx'
import { TextInput } from '#web/kit/text-input.tsx'
import type { ChangeKind } from '../change/form.ts'
import { illnessNames, incomeNames, joinedNames, leftNames, relationNames, studentNames } from '../texts.zh.ts'
import type { Told } from './told.ts'

interface Props {
  told: Told
  put: (part: Partial<Told>) => void
  people: { value: string; label: string }[]
}

const optionsOf = <V extends string>(names: Record<string, string>, without: readonly string[] = []) =>
  Object.entries(names)
    .filter(([value]) => !without.includes(value))
    .map(([value, label]) => ({ value: value as V, label }))

const details: Partial<Record<ChangeKind, (p: Props) => ReactNode>> = {
  LEFT: ({ told, put }) => (
    <Select
      label="怎么离开的"
      value={told.left ?? ''}
      options={optionsOf<NonNullable<Told['left']>>(leftNames)}
      onChange={(left) => put({ left })}
    />
  ),
  JOINED: ({ told, put }) => (
    <>
      <Select
        label="怎么来的"
        value={told.reason ?? ''}
        options={optionsOf<NonNullable<Told['reason']>>(joinedNames)}
        onChange={(reason) => put({ reason })}
      />
      <TextInput label="姓名" value={told.name ?? ''} onChange={(name) => put({ name })} />
      <TextInput label="身份证号码" hint="孩子的在户口本上" value={told.idNumber ?? ''} onChange={(idNumber) => put({ idNumber })} />
      <Select
        label="和您的关系"
        value={told.relation ?? ''}
        options={optionsOf<NonNullable<Told['relation']>>(relationNames, ['SELF'])}
        onChange={(relation) => put({ relation })}
      />
    </>
  ),
  INCOME: ({ told, put }) => (
    <>
      <Select
        label="哪一项收入"
        value={told.incomeKind ?? ''}
        options={optionsOf<NonNullable<Told['incomeKind']>>(incomeNames, ['FINANCIAL'])}
        onChange={(incomeKind) => put({ incomeKind })}
      />
      <MoneyInput label="现在每月多少" hint="没有了填 0" value={told.fen ?? null} onChange={(fen) => put({ fen })} />
    </>
  ),
  JOB: ({ told, put }) => (
    <>
      <MoneyInput label="到手的月工资" value={told.fen ?? null} onChange={(fen) => put({ fen })} />
      <TextInput
        label="第一次领工资是哪个月"
        hint="写作 2020-11。低保户新就业，前几个月增加的收入限额内不计"
        value={told.firstWageMonth ?? ''}
        onChange={(firstWageMonth) => put({ firstWageMonth })}
      />
    </>
  ),
  HEALTH: ({ told, put }) => (
    <Select
      label="身体情况"
      hint="办了残疾证的，在下面写明类别和等级"
      value={told.illness ?? ''}
      options={optionsOf<NonNullable<Told['illness']>>(illnessNames)}
      onChange={(illness) => put({ illness })}
    />
  ),
  STUDY: ({ told, put }) => (
    <Select
      label="现在的上学情况"
      value={told.student ?? ''}
      options={optionsOf<NonNullable<Told['student']>>(studentNames)}
      onChange={(student) => put({ student })}
    />
  ),
}

/** What this kind of change asks beside who and when. */
export function TellDetails(p: Props) {
  const { kind, ref } = p.told
  const others = p.people.filter((one) => one.value !== ref)
  const asksPayee = kind === 'PAYEE' || ((kind === 'DEATH' || kind === 'LEFT') && others.length > 0)
  return (
    <>
      {kind && details[kind]?.(p)}
      {asksPayee && (
        <>
          <Select
            label="以后谁来领钱"
            hint={kind === 'PAYEE' ? undefined : '这个人不是领钱的，不用填'}
            value={p.told.payeeRef ?? ''}
            options={kind === 'PAYEE' ? p.people : others}
            onChange={(payeeRef) => p.put({ payeeRef })}
          />
          {(kind === 'PAYEE' || p.told.payeeRef) && (
            <>
              <TextInput label="开户银行" value={p.told.bank ?? ''} onChange={(bank) => p.put({ bank })} />
              <TextInput label="社会保障卡账号" value={p.told.account ?? ''} onChange={(account) => p.put({ account })} />
            </>
          )}
        </>
      )}
    </>
  )
}
