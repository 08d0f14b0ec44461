import { Button, Form, Input, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { chineseDay } from '#kernel/day.ts'
import { useCall, useSend } from '#web/client/query.ts'
import { useSession } from '#web/client/session.tsx'
import { DateField, TextField } from '#web/desk/fields.tsx'
import { Page } from '#web/desk/page.tsx'
import { Pager, useTrail } from '#web/kit/pager.tsx'
import { EmptyState, messageOf, Notice } from '#web/kit/states.tsx'
import { Table } from '#web/kit/table.tsx'
import { useTitle } from '#web/kit/title.ts'
import { listActivities, recordActivity } from '../site/contract.ts'
import { activityNames } from '../texts.zh.ts'

/** 婚俗改革: what was held, who came, villages that changed their rules. */
export default function ActivitiesPage() {
  useTitle('婚俗改革')
  const { session } = useSession()
  const now = dayjs().year()
  const [year, setYear] = useState(now)
  const trail = useTrail()
  const asked = useCall(listActivities, { year, ...(trail.after ? { after: trail.after } : {}) })
  return (
    <Page asked={asked}>
      {(data) => (
        <>
          <h1>婚俗改革</h1>
          <div className="filters">
            <Select
              aria-label="年份"
              value={year}
              style={{ width: 120 }}
              onChange={(v) => {
                setYear(v)
                trail.restart()
              }}
              options={Array.from({ length: 8 }, (_, i) => ({ value: now - i, label: `${now - i}年` }))}
            />
            <span className="quiet">
              {data.totals.activities} 场，{data.totals.participants} 人次，{data.totals.villages} 个村改了村规民约
            </span>
          </div>
          {session?.actor?.role === 'registry_head' && <ActivityForm />}
          {data.items.length === 0 ? (
            <EmptyState title="这一年没有活动">集体婚礼、颁证仪式、宣讲和村规民约登记在这里。</EmptyState>
          ) : (
            <Table
              rows={data.items}
              keyOf={(a) => a.activityId}
              columns={[
                { head: '日期', nowrap: true, cell: (a) => chineseDay(a.heldOn) },
                { head: '种类', cell: (a) => a.kindLabel },
                { head: '名称', cell: (a) => a.title },
                { head: '参加（人）', num: true, cell: (a) => a.participants },
                { head: '涉及村', num: true, cell: (a) => a.villages || '' },
              ]}
            />
          )}
          <Pager trail={trail} next={data.next} />
        </>
      )}
    </Page>
  )
}

interface Values {
  kind: 'LECTURE'
  title: string
  activityOn: Dayjs
  participants: string
  villages?: string
}

function ActivityForm() {
  const sending = useSend(recordActivity)
  const [form] = Form.useForm<Values>()
  return (
    <details style={{ marginBlock: 12 }}>
      <summary className="linklike">登记一场活动</summary>
      <Form
        form={form}
        className="form-box"
        layout="vertical"
        requiredMark={false}
        style={{ maxWidth: 640, marginTop: 8 }}
        onFinish={(v) =>
          sending.mutate(
            {
              requestId: crypto.randomUUID(),
              kind: v.kind,
              title: v.title,
              activityOn: v.activityOn.format('YYYY-MM-DD'),
              participants: Number(v.participants),
              villages: Number(v.villages || 0),
            },
            { onSuccess: () => form.resetFields() },
          )
        }
      >
        <Form.Item name="kind" label="种类" rules={[{ required: true, message: '请选择活动种类' }]}>
          <Select placeholder="请选择" options={Object.entries(activityNames).map(([value, label]) => ({ value, label }))} />
        </Form.Item>
        <TextField name="title" label="名称" required />
        <DateField name="activityOn" label="日期" />
        <div className="row2">
          <TextField name="participants" label="参加人数" required number />
          <Form.Item name="villages" label="涉及村数" rules={[{ pattern: /^\d*$/, message: '请填数字' }]}>
            <Input inputMode="numeric" />
          </Form.Item>
        </div>
        {sending.error && <Notice kind="bad">{messageOf(sending.error)}</Notice>}
        <Button htmlType="submit" loading={sending.isPending}>
          登记
        </Button>
      </Form>
    </details>
  )
}
