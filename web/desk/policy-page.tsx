import { Button, DatePicker, Form, Input, Select } from 'antd'
import type { Dayjs } from 'dayjs'
import { useState } from 'react'
import { decideChange, exportParameters, listChanges, listParameters, proposeChange } from '#kernel/api/policy.ts'
import { chineseDay } from '#kernel/day.ts'
import { linkTo } from '#web/call.ts'
import { useCall, useSend } from '#web/client/query.ts'
import { useSession } from '#web/client/session.tsx'
import { ErrorState, Loading, messageOf, Notice } from '#web/kit/states.tsx'
import { Status } from '#web/kit/status.tsx'
import { useTitle } from '#web/kit/title.ts'
import { unitWords, valueWords } from './parameter-words.ts'

const marks = { V: '已核对', B: '通行做法', A: '待确认' } as const

/** The numbers of the law with their dates and sources; a change needs a second person. */
export default function PolicyPage() {
  useTitle('政策参数')
  const { session } = useSession()
  const [words, setWords] = useState('')
  const [past, setPast] = useState(false)
  const { data, error, refetch } = useCall(listParameters, {})
  if (error)
    return (
      <div className="page">
        <ErrorState error={error} retry={() => void refetch()} />
      </div>
    )
  if (!data)
    return (
      <div className="page">
        <Loading lines={10} />
      </div>
    )
  const rows = data.items.filter((p) => (past || p.inForce) && (p.title.includes(words) || p.key.includes(words)))
  const mayPropose = ['county_clerk', 'county_head'].includes(session?.actor?.role ?? '')
  return (
    <div className="page">
      <h1>政策参数</h1>
      <p className="filters" style={{ padding: '0 0 12px' }}>
        <input className="chip" aria-label="查找参数" placeholder="名称" value={words} onChange={(e) => setWords(e.target.value)} />
        <button type="button" className={past ? 'chip on' : 'chip'} aria-pressed={past} onClick={() => setPast(!past)}>
          显示全部版本
        </button>
        <span className="quiet">
          {rows.length} 项，其中待确认 {rows.filter((p) => p.toConfirm).length} 项
        </span>
        <a href={linkTo(exportParameters, {})}>导出</a>
      </p>
      <Changes mayPropose={mayPropose} keys={[...new Map(data.items.map((p) => [p.key, p.title]))]} />
      <div className="scroll-x">
        <table className="plain stacked">
          <thead>
            <tr>
              <th>参数</th>
              <th className="num">值</th>
              <th>单位</th>
              <th>有效期</th>
              <th>依据</th>
              <th>状态</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((p) => (
              <tr key={p.version}>
                <td>
                  {p.title}
                  <small>{p.key}</small>
                </td>
                <td className="num">{valueWords(p.value)}</td>
                <td className="src">{unitWords(p.unit)}</td>
                <td className="src">
                  {chineseDay(p.validFrom)}起{p.validTo ? `，${chineseDay(p.validTo)}前` : ''}
                </td>
                <td className="src">{p.basis}</td>
                <td>{p.toConfirm ? <Status kind="open">待确认</Status> : <Status kind="done">{marks[p.confidence]}</Status>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

function Changes({ mayPropose, keys }: { mayPropose: boolean; keys: [string, string][] }) {
  const { data } = useCall(listChanges, {})
  const deciding = useSend(decideChange)
  const waiting = data?.items.filter((c) => c.state === 'proposed') ?? []
  return (
    <>
      {waiting.map((c) => (
        <div key={c.changeId} className="form-box">
          <p>
            <b>{keys.find(([k]) => k === c.key)?.[1]}</b> 改为 <b>{valueWords(c.value)}</b>，{chineseDay(c.validFrom)}起。依据：{c.basis}
            。理由：
            {c.reason}（{c.proposedBy}提出）
          </p>
          {c.mayDecide ? (
            <p style={{ marginTop: 8, display: 'flex', gap: 8 }}>
              <Button
                type="primary"
                loading={deciding.isPending}
                onClick={() => deciding.mutate({ changeId: c.changeId, requestId: crypto.randomUUID(), approve: true })}
              >
                确认生效
              </Button>
              <Button
                onClick={() => deciding.mutate({ changeId: c.changeId, requestId: crypto.randomUUID(), approve: false, reason: '退回' })}
              >
                退回
              </Button>
            </p>
          ) : (
            <p className="quiet">等另一位负责人确认。</p>
          )}
          {deciding.error && <Notice kind="bad">{messageOf(deciding.error)}</Notice>}
        </div>
      ))}
      {mayPropose && <Propose keys={keys} />}
    </>
  )
}

interface Proposal {
  key: string
  value: string
  validFrom: Dayjs
  basis: string
  confidence: 'V' | 'B' | 'A'
  reason: string
}

function Propose({ keys }: { keys: [string, string][] }) {
  const sending = useSend(proposeChange)
  const [form] = Form.useForm<Proposal>()
  const read = (text: string): unknown => {
    try {
      return JSON.parse(text)
    } catch {
      return text
    }
  }
  return (
    <details className="form-box">
      <summary className="linklike">提出一项修改</summary>
      <Form
        form={form}
        layout="vertical"
        style={{ marginTop: 12, maxWidth: 720 }}
        onFinish={(v) =>
          sending.mutate(
            {
              requestId: crypto.randomUUID(),
              key: v.key,
              value: read(v.value),
              validFrom: v.validFrom.format('YYYY-MM-DD'),
              basis: v.basis,
              confidence: v.confidence,
              reason: v.reason,
            },
            { onSuccess: () => form.resetFields() },
          )
        }
      >
        <div className="row2">
          <Form.Item name="key" label="参数" rules={[{ required: true, message: '请选参数' }]}>
            <Select showSearch optionFilterProp="label" options={keys.map(([value, label]) => ({ value, label }))} />
          </Form.Item>
          <Form.Item name="value" label="新的值" rules={[{ required: true, message: '请填值' }]}>
            <Input />
          </Form.Item>
          <Form.Item name="validFrom" label="从哪天起" rules={[{ required: true, message: '请选日期' }]}>
            <DatePicker style={{ width: '100%' }} />
          </Form.Item>
          <Form.Item name="confidence" label="核对情况" initialValue="V">
            <Select
              options={[
                { value: 'V', label: '已核对文件' },
                { value: 'B', label: '通行做法' },
                { value: 'A', label: '待确认' },
              ]}
            />
          </Form.Item>
        </div>
        <Form.Item name="basis" label="依据的文件" rules={[{ required: true, min: 2, message: '请写文件名和文号' }]}>
          <Input />
        </Form.Item>
        <Form.Item name="reason" label="理由" rules={[{ required: true, min: 2, message: '请写明理由' }]}>
          <Input />
        </Form.Item>
        {sending.error && <Notice kind="bad">{messageOf(sending.error)}</Notice>}
        <Button type="primary" htmlType="submit" loading={sending.isPending}>
          提出，等另一位负责人确认
        </Button>
      </Form>
    </details>
  )
}
