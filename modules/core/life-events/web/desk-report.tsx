import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { Link, useSearch } from 'wouter'
import type { z } from 'zod'
import { getResident } from '#modules/core/residents/contract.ts'
import { useCall, useSend } from '#web/client/query.ts'
import { useSession } from '#web/client/session.tsx'
import { DateField, TextField } from '#web/desk/fields.tsx'
import { messageOf, Notice } from '#web/kit/states.tsx'
import { useTitle } from '#web/kit/title.ts'
import { reportDeath } from '../contract.ts'
import { proofKinds, proofNames, sourceNames } from '../texts.zh.ts'

type Told = Omit<z.input<typeof reportDeath.input>, 'requestId'>
interface Values extends Omit<Told, 'happenedOn'> {
  happenedOn: { format: (f: string) => string }
}
interface Done {
  eventId: string
  outcomeLabel: string
  name: string
}

const usual: Record<string, Told['source']> = { village_worker: 'village', reporter: 'hospital' }
const mine = (role: string) =>
  (role === 'reporter' ? ['hospital', 'funeral_home'] : ['village', 'hospital', 'funeral_home', 'police']) as Told['source'][]

/** 报告去世: one person after another; what was told stays listed below. */
export default function ReportPage() {
  useTitle('报告去世')
  const personId = new URLSearchParams(useSearch()).get('person') ?? ''
  const known = useCall(getResident, { personId }, personId !== '')
  const [done, setDone] = useState<Done[]>([])
  return (
    <div className="page" style={{ maxWidth: 720 }}>
      <p className="crumb">
        <Link href="/life-events">生命事件</Link>
      </p>
      <h1>报告去世</h1>
      <p className="quiet">一个人只登记一次：已经有人报告过的，这次作为又一个来源记下。低保、账户、发放等会一并办理。</p>
      <ReportForm
        key={done.length}
        person={personId && known.data && done.length === 0 ? { personId, name: known.data.name, idMask: known.data.idMask } : null}
        told={(d) => setDone([d, ...done])}
      />
      {done.length > 0 && (
        <section aria-label="刚才报告的" aria-live="polite">
          <h2>刚才报告的</h2>
          <ul className="blocks">
            {done.map((d) => (
              <li key={`${d.eventId} ${d.outcomeLabel}`}>
                <Link href={`/life-events/${d.eventId}`}>
                  <b>{d.name}</b>
                </Link>{' '}
                {d.outcomeLabel}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

function ReportForm({ person, told }: { person: { personId: string; name: string; idMask: string } | null; told: (done: Done) => void }) {
  const { session } = useSession()
  const role = session?.actor?.role ?? ''
  const sending = useSend(reportDeath)
  const [requestId] = useState(() => crypto.randomUUID())
  const send = (v: Values) =>
    sending.mutate(
      {
        ...v,
        ...(person ? { personId: person.personId } : {}),
        happenedOn: v.happenedOn.format('YYYY-MM-DD'),
        requestId,
        note: v.note ?? '',
      },
      { onSuccess: (d) => told({ ...d, name: person?.name ?? v.name ?? '' }) },
    )
  return (
    <Form<Values>
      className="form-box"
      layout="vertical"
      requiredMark={false}
      scrollToFirstError
      initialValues={{ source: usual[role] }}
      onFinish={send}
    >
      {person ? (
        <p>
          <b>{person.name}</b> <span className="quiet">{person.idMask}</span>
        </p>
      ) : (
        <div className="row2">
          <TextField name="name" label="姓名" required />
          <Form.Item
            name="idNumber"
            label="公民身份号码"
            rules={[{ required: true, pattern: /^\d{14,17}[\dXx]$/, message: '请填 18 位公民身份号码' }]}
          >
            <Input maxLength={18} inputMode="text" autoComplete="off" />
          </Form.Item>
        </div>
      )}
      <div className="row2">
        <DateField name="happenedOn" label="去世日期" />
        <Form.Item name="source" label="谁报告的" rules={[{ required: true, message: '请选谁报告的' }]}>
          <Select options={mine(role).map((value) => ({ value, label: sourceNames[value] }))} placeholder="请选择" />
        </Form.Item>
      </div>
      <div className="row2">
        <Form.Item name="proof" label="凭证" rules={[{ required: true, message: '请选凭证' }]}>
          <Select options={proofKinds.map((value) => ({ value, label: proofNames[value] }))} placeholder="请选择" />
        </Form.Item>
        <TextField name="proofNumber" label="凭证编号" required />
      </div>
      <TextField name="note" label="说明（可以不填）" />
      {sending.error && (
        <Notice kind="bad" title="没有登记">
          {messageOf(sending.error)}
        </Notice>
      )}
      <Button type="primary" htmlType="submit" loading={sending.isPending}>
        报告去世
      </Button>
    </Form>
  )
}
