import { Button, Form, Select } from 'antd'
import { useState } from 'react'
import { Link, useLocation, useParams } from 'wouter'
import { useCall, useSend } from '#web/client/query.ts'
import { useSession } from '#web/client/session.tsx'
import { ErrorState, Loading, messageOf, Notice } from '#web/kit/states.tsx'
import { useTitle } from '#web/kit/title.ts'
import { changeKinds, ofOnePerson } from '../change/form.ts'
import { fileChange, getHousehold } from '../household/contract.ts'
import { changeKindNames } from '../texts.zh.ts'
import { type ChangeValues, changeOf } from './change-values.ts'
import { kindFields, optionsOf } from './desk-change-fields.tsx'
import { SupportFields } from './desk-change-support.tsx'
import { DateField, ReasonField, TextField } from '#web/desk/fields.tsx'

// A recomputation opens by itself.
const offered = changeKinds.filter((k) => k !== 'RECOMPUTE')

/** Registers what changed in a household that is on the books. Only what this kind of change needs is asked. */
export default function FileChangePage() {
  useTitle('登记变化')
  const { rootId = '' } = useParams()
  const { data, error, refetch } = useCall(getHousehold, { rootId })
  const { session } = useSession()
  const sending = useSend(fileChange)
  const [requestId] = useState(() => crypto.randomUUID())
  const [, go] = useLocation()
  const [form] = Form.useForm<ChangeValues>()
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
  const people = data.people.map((p) => ({ value: p.ref, label: `${p.name}（${p.relationLabel}）` }))
  const kinds = session?.actor?.role === 'village_worker' ? offered.filter((k) => k !== 'SUSPEND' && k !== 'RESUME') : offered
  return (
    <div className="page narrow">
      <p>
        <Link href={`/households/${rootId}`}>返回{data.name}户</Link>
      </p>
      <h1>登记变化</h1>
      <p className="quiet">
        {data.placeName}，{data.name}户。系统会从变化起作用的月份逐月重新推算，由镇里核实、市局确认。
      </p>
      <Form<ChangeValues>
        form={form}
        layout="vertical"
        requiredMark={false}
        scrollToFirstError
        onFinish={(v) => sending.mutate({ rootId, requestId, change: changeOf(v) }, { onSuccess: (made) => go(`/cases/${made.caseId}`) })}
      >
        <Form.Item name="kind" label="哪一种变化" rules={[{ required: true, message: '请选择哪一种变化' }]}>
          <Select options={optionsOf(changeKindNames, kinds)} placeholder="请选择" listHeight={420} />
        </Form.Item>
        {kind && ofOnePerson.includes(kind) && (
          <Form.Item name="ref" label="是谁" rules={[{ required: true, message: '请选择是谁' }]}>
            <Select options={people} placeholder="请选择" />
          </Form.Item>
        )}
        <DateField name="happenedOn" label="发生日期" />
        {kind && kindFields[kind]}
        {kind === 'SUPPORT' && <SupportFields people={people} supporters={data.supporters} />}
        {(kind === 'DEATH' || kind === 'LEFT' || kind === 'PAYEE') && (
          <>
            <Form.Item
              name="payeeRef"
              label="领款人换成"
              extra={kind === 'PAYEE' ? undefined : '这个人是现在的领款人时必填'}
              rules={[{ required: kind === 'PAYEE', message: '请选择领款人' }]}
            >
              <Select allowClear options={people} placeholder="不换" />
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
