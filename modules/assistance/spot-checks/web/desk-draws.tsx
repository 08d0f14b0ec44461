import { Button, Form, Input, Select } from 'antd'
import { Link } from 'wouter'
import { chineseDay } from '#kernel/day.ts'
import { linkTo } from '#web/call.ts'
import { useCall, useSend } from '#web/client/query.ts'
import { useSession } from '#web/client/session.tsx'
import { Page } from '#web/desk/page.tsx'
import { Pager, useTrail } from '#web/kit/pager.tsx'
import { EmptyState, messageOf, Notice } from '#web/kit/states.tsx'
import { Status } from '#web/kit/status.tsx'
import { Table } from '#web/kit/table.tsx'
import { useTitle } from '#web/kit/title.ts'
import { commitDraw, type DrawItem, drawNow, getTranscript, listDraws } from '../contract.ts'
import type { DrawKind } from '../rules/period.ts'
import { drawKindNames } from '../texts.zh.ts'

/** 抽查抽取: seeds promised in advance, drawn when the period is over. */
export default function DrawsPage() {
  useTitle('抽查抽取')
  const { session } = useSession()
  const trail = useTrail()
  const asked = useCall(listDraws, trail.after ? { after: trail.after } : {})
  const drawing = useSend(drawNow)
  const clerk = session?.actor?.role === 'county_clerk'
  return (
    <Page asked={asked}>
      {(data) => (
        <>
          <h1>抽查抽取</h1>
          <p className="quiet">本月、本季度的种子承诺每天自动公布。期间结束后由市局抽取，名单、种子和算法一并公开，任何人可以重抽核对。</p>
          {clerk && <CommitForm />}
          {drawing.error && (
            <Notice kind="bad" title="没有抽取">
              {messageOf(drawing.error)}
            </Notice>
          )}
          {drawing.data && (
            <Notice kind="done" title={`已抽取：${drawing.data.population} 件抽 ${drawing.data.drawn} 件`}>
              <Link href="/spot-checks">打开抽查户，安排入户</Link>
            </Notice>
          )}
          {data.items.length === 0 ? (
            <EmptyState title="还没有种子承诺">每天凌晨自动公布；也可以现在为以后的期间公布。</EmptyState>
          ) : (
            <Table
              rows={data.items}
              keyOf={(d) => d.drawId}
              columns={[
                { head: '期间', nowrap: true, cell: (d) => d.title },
                { head: '承诺公布', nowrap: true, cell: (d) => chineseDay(d.committedOn) },
                { head: '种子指纹', nowrap: true, cell: (d) => <code title={d.commitment}>{d.commitment.slice(0, 16)}…</code> },
                { head: '总数', num: true, cell: (d) => d.population ?? '' },
                { head: '抽中', num: true, cell: (d) => d.drawn ?? '' },
                { head: '状态', nowrap: true, cell: (d) => <State d={d} /> },
                {
                  head: '操作',
                  nowrap: true,
                  cell: (d) =>
                    d.drawnOn ? (
                      <>
                        <Link href={`/spot-checks?draw=${d.drawId}`}>抽查户</Link>{' '}
                        <a href={linkTo(getTranscript, { drawId: d.drawId })}>抽取记录</a>
                      </>
                    ) : d.mayDraw && clerk ? (
                      <Button
                        size="small"
                        type="primary"
                        loading={drawing.isPending}
                        onClick={() => drawing.mutate({ drawId: d.drawId, requestId: crypto.randomUUID() })}
                      >
                        抽取
                      </Button>
                    ) : null,
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

const State = ({ d }: { d: DrawItem }) =>
  d.drawnOn ? (
    <Status kind="done">{chineseDay(d.drawnOn)}抽取</Status>
  ) : d.mayDraw ? (
    <Status kind="you">可以抽取</Status>
  ) : (
    <Status kind="wait">期间没有结束</Status>
  )

function CommitForm() {
  const sending = useSend(commitDraw)
  const [form] = Form.useForm<{ kind: DrawKind; drawPeriod: string }>()
  return (
    <Form
      form={form}
      layout="inline"
      style={{ marginBlock: 12 }}
      requiredMark={false}
      onFinish={(v) => sending.mutate({ requestId: crypto.randomUUID(), ...v }, { onSuccess: () => form.resetFields() })}
    >
      <Form.Item name="kind" label="种类" rules={[{ required: true, message: '请选择抽查种类' }]}>
        <Select
          style={{ width: 140 }}
          placeholder="请选择"
          options={Object.entries(drawKindNames).map(([value, label]) => ({ value, label }))}
        />
      </Form.Item>
      <Form.Item
        name="drawPeriod"
        label="期间"
        rules={[{ required: true, pattern: /^\d{4}-(0[1-9]|1[0-2]|Q[1-4])$/, message: '写作 2020-11 或 2020-Q4' }]}
      >
        <Input style={{ width: 120 }} placeholder="2020-11" maxLength={7} />
      </Form.Item>
      <Button htmlType="submit" loading={sending.isPending}>
        公布承诺
      </Button>
      {sending.error && <Notice kind="bad">{messageOf(sending.error)}</Notice>}
    </Form>
  )
}
