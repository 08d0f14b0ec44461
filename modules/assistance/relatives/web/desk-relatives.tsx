import { Button, Form, Select } from 'antd'
import { useState } from 'react'
import { Link } from 'wouter'
import type { z } from 'zod'
import { chineseDay } from '#kernel/day.ts'
import { useCall, useSend } from '#web/client/query.ts'
import { useSession } from '#web/client/session.tsx'
import { ReasonField, TextField } from '#web/desk/fields.tsx'
import { Page } from '#web/desk/page.tsx'
import { Pager, useTrail } from '#web/kit/pager.tsx'
import { EmptyState, messageOf, Notice } from '#web/kit/states.tsx'
import { Status } from '#web/kit/status.tsx'
import { Table } from '#web/kit/table.tsx'
import { useTitle } from '#web/kit/title.ts'
import { endRelative, listOfficials, listRelatives, type RelativeItem, recordRelative } from '../contract.ts'
import { RelativeFields } from './relative-fields.tsx'

type Values = Omit<z.input<(typeof recordRelative)['input']>, 'requestId'>

/** 近亲属备案: relatives of officials and what they have to do with assistance; for the bureau alone. */
export default function RelativesPage() {
  useTitle('近亲属备案')
  const { session } = useSession()
  const trail = useTrail()
  const [ending, setEnding] = useState<string>()
  const [recording, setRecording] = useState(false)
  const asked = useCall(listRelatives, trail.after ? { after: trail.after } : {})
  const role = session?.actor?.role
  return (
    <Page asked={asked}>
      {(data) => (
        <>
          <div className="title-row">
            <h1>近亲属备案</h1>
            {role === 'county_clerk' && !recording && <Button onClick={() => setRecording(true)}>登记备案</Button>}
          </div>
          <p className="quiet">只有市局能看。名单上的人申请或变更时，有关工作人员看不到也办不了，市局必须核查，并列入必查抽查。</p>
          {recording && <RecordForm done={() => setRecording(false)} />}
          {ending && <EndForm relativeId={ending} done={() => setEnding(undefined)} />}
          {data.items.length === 0 ? (
            <EmptyState title="还没有备案">工作人员自己申报，或市局登记后，列在这里。</EmptyState>
          ) : (
            <Table
              rows={data.items}
              keyOf={(r) => r.relativeId}
              columns={[
                { head: '工作人员', cell: (r) => r.official },
                { head: '近亲属', nowrap: true, cell: (r) => `${r.name}，${r.relationLabel}` },
                { head: '证件', nowrap: true, cell: (r) => r.idMask },
                { head: '来源', nowrap: true, cell: (r) => (r.declared ? '本人申报' : '市局登记') },
                { head: '日期', nowrap: true, cell: (r) => chineseDay(r.recordedOn) },
                { head: '在享待遇', cell: (r) => <Covered r={r} /> },
                { head: '申请件', num: true, cell: (r) => r.cases },
                {
                  head: '状态',
                  nowrap: true,
                  cell: (r) =>
                    r.ended ? (
                      <Status kind="wait">已终止</Status>
                    ) : role === 'auditor' ? (
                      '有效'
                    ) : (
                      <button type="button" className="linklike" onClick={() => setEnding(r.relativeId)}>
                        终止
                      </button>
                    ),
                },
              ]}
            />
          )}
          <Pager trail={trail} next={data.next} />
        </>
      )}
    </Page>
  )
}

const Covered = ({ r }: { r: RelativeItem }) =>
  r.households.map((h) => (
    <Link key={h.rootId} href={`/households/${h.rootId}`}>
      {h.categoryLabel}
    </Link>
  ))

function RecordForm({ done }: { done: () => void }) {
  const sending = useSend(recordRelative)
  const [q, setQ] = useState('')
  const found = useCall(listOfficials, { q })
  const [form] = Form.useForm<Values>()
  return (
    <Form
      form={form}
      className="form-box"
      layout="vertical"
      requiredMark={false}
      style={{ maxWidth: 640 }}
      onFinish={(v) => sending.mutate({ requestId: crypto.randomUUID(), ...v }, { onSuccess: () => form.resetFields() })}
    >
      <h3>登记备案</h3>
      <Form.Item name="staffId" label="工作人员" extra="没有账号的，写在下一栏">
        <Select
          allowClear
          showSearch={{ filterOption: false, onSearch: setQ }}
          placeholder="输入姓名查找"
          options={(found.data?.items ?? []).map((s) => ({ value: s.staffId, label: s.label }))}
        />
      </Form.Item>
      <TextField name="official" label="没有账号的：姓名和职务" />
      <RelativeFields />
      {sending.error && <Notice kind="bad">{messageOf(sending.error)}</Notice>}
      {sending.data && <Notice kind="done">已备案，{sending.data.cases} 件已有办件作了回避。</Notice>}
      <p className="buttons">
        <Button type="primary" htmlType="submit" loading={sending.isPending}>
          登记
        </Button>
        <Button onClick={done}>关闭</Button>
      </p>
    </Form>
  )
}

function EndForm({ relativeId, done }: { relativeId: string; done: () => void }) {
  const sending = useSend(endRelative)
  return (
    <Form
      className="form-box"
      layout="vertical"
      requiredMark={false}
      style={{ maxWidth: 640 }}
      onFinish={(v: { reason: string }) => sending.mutate({ relativeId, requestId: crypto.randomUUID(), ...v }, { onSuccess: done })}
    >
      <h3>终止备案</h3>
      <ReasonField name="reason" label="理由" />
      {sending.error && <Notice kind="bad">{messageOf(sending.error)}</Notice>}
      <p className="buttons">
        <Button type="primary" htmlType="submit" loading={sending.isPending}>
          终止
        </Button>
        <Button onClick={done}>取消</Button>
      </p>
    </Form>
  )
}
