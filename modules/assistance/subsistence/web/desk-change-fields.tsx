import { Checkbox, Form, Input, Select } from 'antd'
import type { ReactNode } from 'react'
import { joinedReasons, leftReasons, stopReasons, suspendReasons } from '../change/form.ts'
import type { ChangeKind } from '../change/form.ts'
import {
  disabilityNames,
  exemptNames,
  illnessNames,
  incomeNames,
  joinedNames,
  labourNames,
  leftNames,
  relationNames,
  stopNames,
  studentNames,
  suspendNames,
} from '../texts.zh.ts'
import { TextField, YuanField } from '#web/desk/fields.tsx'

export const optionsOf = (names: Record<string, string>, only?: readonly string[]) =>
  (only ?? Object.keys(names)).map((value) => ({ value, label: names[value] ?? value }))

const Choice = ({
  name,
  label,
  names,
  only,
  optional,
}: {
  name: string
  label: string
  names: Record<string, string>
  only?: readonly string[]
  optional?: boolean
}) => (
  <Form.Item name={name} label={label} rules={[{ required: !optional, message: `请选${label}` }]}>
    <Select allowClear={optional === true} options={optionsOf(names, only)} placeholder={optional ? '没有变化' : '请选择'} />
  </Form.Item>
)

const MonthField = ({ name, label }: { name: string; label: string }) => (
  <Form.Item name={name} label={label} rules={[{ required: true, pattern: /^\d{4}-(0[1-9]|1[0-2])$/, message: '月份写作 2020-11' }]}>
    <Input placeholder="2020-11" maxLength={7} />
  </Form.Item>
)

const incomesOnly = Object.keys(incomeNames).filter((k) => k !== 'FINANCIAL')

/** What each kind of change asks beside who and when. */
export const kindFields: Record<ChangeKind, ReactNode> = {
  DEATH: null,
  RETURNED: null,
  JOB_END: null,
  RESUME: <p className="quiet">确认后恢复发放，暂停的月份随下一次发放一并补发。</p>,
  PAYEE: null,
  RECOMPUTE: null,
  LEFT: <Choice name="left" label="怎么离开的" names={leftNames} only={leftReasons} />,
  JOINED: (
    <>
      <Choice name="joinedReason" label="怎么来的" names={joinedNames} only={joinedReasons} />
      <TextField name="joinedName" label="姓名" required />
      <TextField name="joinedNumber" label="公民身份号码" required />
      <Choice
        name="joinedRelation"
        label="和户主的关系"
        names={relationNames}
        only={Object.keys(relationNames).filter((r) => r !== 'SELF')}
      />
      <Choice name="joinedStudent" label="上学情况" names={studentNames} />
      <Choice name="joinedLabour" label="劳动能力" names={labourNames} optional />
    </>
  ),
  INCOME: (
    <>
      <Choice name="incomeKind" label="哪一项收入" names={incomeNames} only={incomesOnly} />
      <YuanField name="monthly" label="现在每月多少（元）" extra="没有了填 0" />
    </>
  ),
  JOB: (
    <>
      <YuanField name="netWage" label="到手月工资（元）" />
      <MonthField name="firstWageMonth" label="第一次领工资的月份" />
      <p className="quiet">低保户新就业的，前六个月（有重残成员或单亲带未成年子女的十二个月）增加的收入在限额内不计。</p>
    </>
  ),
  HEALTH: (
    <>
      <Choice name="illness" label="身体情况" names={illnessNames} optional />
      <Choice name="disabilityType" label="残疾类别" names={disabilityNames} optional />
      <Choice name="grade" label="残疾等级" names={{ 1: '一级', 2: '二级', 3: '三级', 4: '四级' }} optional />
      <Form.Item name="whollyDependent" valuePropName="checked">
        <Checkbox>生活完全不能自理（有评估或医院证明）</Checkbox>
      </Form.Item>
    </>
  ),
  STUDY: <Choice name="student" label="现在的上学情况" names={studentNames} />,
  WORK: (
    <>
      <Choice name="labour" label="劳动能力" names={labourNames} optional />
      <Choice name="exemptReason" label="没有工作的原因" names={exemptNames} optional />
    </>
  ),
  JOB_REFUSAL: (
    <TextField
      name="refusals"
      label="拒绝工作的日期"
      required
      hint="人社部门通知的日期，用顿号隔开，如 2020-11-02、2020-12-01、2021-01-20"
    />
  ),
  PROPERTY: (
    <>
      <YuanField name="financial" label="存款等金融资产合计（元）" />
      <YuanField name="carValue" label="汽车价值（元）" extra="没有汽车填 0；摩托车、电动车不用填" />
      <TextField name="homes" label="住房套数" number initial="1" />
      <TextField name="homeArea" label="住房合计面积（平方米）" number />
    </>
  ),
  SUPPORT: null,
  EXPENSES: (
    <>
      <YuanField name="medical" label="近 12 个月自付医疗费（元）" extra="报销、救助、商业保险和捐赠以后" />
      <YuanField name="rehabilitation" label="近 12 个月康复和辅具费用（元）" />
    </>
  ),
  STOP: <Choice name="stop" label="停发原因" names={stopNames} only={stopReasons} />,
  SUSPEND: <Choice name="suspend" label="暂停原因" names={suspendNames} only={suspendReasons} />,
}
