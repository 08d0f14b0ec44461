import { Button, Form, Select } from 'antd'
import type { Dayjs } from 'dayjs'
import { useState } from 'react'
import { Link, useLocation, useParams } from 'wouter'
import { useCall, useSend } from '#web/client/query.ts'
import { ErrorState, Loading, messageOf, Notice } from '#web/kit/states.tsx'
import { useTitle } from '#web/kit/title.ts'
import type { ChangeAnswers } from '../change/form.ts'
import { fileChange, getSubsistenceCase } from '../contract.ts'
import { changeKindNames, disabilityNames, illnessNames, incomeNames } from '../texts.zh.ts'
import { DateField, ReasonField, TextField } from './desk-fields.tsx'

const optionsOf = (names: Record<string, string>) => Object.entries(names).map(([value, label]) => ({ value, label }))

interface Values {
  kind: ChangeAnswers['kind']
  ref: string
  happenedOn: Dayjs
  incomeKind?: string
  monthly?: string
  illness?: string
  disabilityType?: string
  grade?: number
  payeeRef?: string
  payeeBank?: string
  payeeAccount?: string
  note: string
}

/** Registers what changed in a household that is on the books. Only what this kind of change needs is asked. */
export default function FileChangePage() {
  useTitle('登记变化')
  const { caseId = '' } = useParams()
  const { data, error, refetch } = useCall(getSubsistenceCase, { caseId })
  const sending = useSend(fileChange)
  const [requestId] = useState(() => crypto.randomUUID())
  const [, go] = useLocation()
  const [form] = Form.useForm<Values>()
  const kind = Form.useWatch('kind', form)
  if (error)
    return (
      <div className="page">
        <ErrorState error={error} retry={() => void refetch()} />
      </div>
    )
  if (!data)
    return (
      <div className="page">
        <Loading />
      </div>
    )
  return (
    <div className="page" style={{ maxWidth: 640 }}>
      <p>
        <Link href={`/cases/${caseId}`}>返回办件</Link>
      </p>
      <h1>登记变化</h1>
      <p className="quiet">家里有人去世、搬走，收入或身体情况有变化，在这里登记。系统会从变化的次月起逐月重新推算。</p>
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        scrollToFirstError
        onFinish={(v) => sending.mutate({ caseId, requestId, change: changeOf(v) }, { onSuccess: (made) => go(`/cases/${made.caseId}`) })}
      >
        <Form.Item name="kind" label="哪一种变化" rules={[{ required: true, message: '请选择哪一种变化' }]}>
          <Select options={optionsOf(changeKindNames)} placeholder="请选择" />
        </Form.Item>
        <Form.Item name="ref" label="是谁" rules={[{ required: true, message: '请选择是谁' }]}>
          <Select options={data.people.map((p) => ({ value: p.ref, label: `${p.name}（${p.relationLabel}）` }))} placeholder="请选择" />
        </Form.Item>
        <DateField name="happenedOn" label="发生日期" />
        {kind === 'INCOME' && (
          <>
            <Form.Item name="incomeKind" label="哪一项收入" rules={[{ required: true, message: '请选择哪一项收入' }]}>
              <Select options={optionsOf(incomeNames).filter((o) => o.value !== 'FINANCIAL')} placeholder="请选择" />
            </Form.Item>
            <Form.Item
              name="monthly"
              label="现在每月多少（元）"
              rules={[{ required: true, pattern: /^\d{1,7}(\.\d{1,2})?$/, message: '请填金额，最多两位小数；没有了填 0' }]}
            >
              <input className="ant-input" inputMode="decimal" />
            </Form.Item>
          </>
        )}
        {kind === 'HEALTH' && (
          <>
            <Form.Item name="illness" label="身体情况">
              <Select allowClear options={optionsOf(illnessNames)} placeholder="没有变化" />
            </Form.Item>
            <Form.Item name="disabilityType" label="残疾类别">
              <Select allowClear options={optionsOf(disabilityNames)} placeholder="没有变化" />
            </Form.Item>
            <Form.Item name="grade" label="残疾等级">
              <Select
                allowClear
                options={[1, 2, 3, 4].map((g) => ({ value: g, label: `${'一二三四'[g - 1]}级` }))}
                placeholder="没有变化"
              />
            </Form.Item>
          </>
        )}
        {(kind === 'DEATH' || kind === 'LEFT') && (
          <>
            <Form.Item name="payeeRef" label="领款人换成" extra="这个人是现在的领款人时必填">
              <Select allowClear options={data.people.map((p) => ({ value: p.ref, label: p.name }))} placeholder="不换" />
            </Form.Item>
            <TextField name="payeeBank" label="新领款人的开户银行" />
            <TextField name="payeeAccount" label="新领款人的社会保障卡账号" number />
          </>
        )}
        <ReasonField name="note" label="情况和凭证" />
        {sending.error && (
          <Notice kind="bad" title="没有登记">
            {messageOf(sending.error)}
          </Notice>
        )}
        <Button type="primary" htmlType="submit" loading={sending.isPending}>
          登记
        </Button>
      </Form>
    </div>
  )
}

function changeOf(v: Values): ChangeAnswers {
  return {
    kind: v.kind,
    ref: v.ref,
    happenedOn: v.happenedOn.format('YYYY-MM-DD'),
    note: v.note,
    ...(v.payeeRef ? { payee: { ref: v.payeeRef, bank: v.payeeBank ?? '', account: v.payeeAccount ?? '' } } : {}),
    ...(v.kind === 'INCOME' ? { income: { kind: v.incomeKind as 'WAGE', monthly: Math.round(Number(v.monthly) * 100) } } : {}),
    ...(v.kind === 'HEALTH' && v.illness ? { illness: v.illness as 'SERIOUS' } : {}),
    ...(v.kind === 'HEALTH' && v.disabilityType && v.grade
      ? { disability: { type: v.disabilityType as 'PHYSICAL', grade: v.grade as 1 } }
      : {}),
  }
}
