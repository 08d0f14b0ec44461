import { Button, Form, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { isDay } from '#kernel/day.ts'
import { linkTo } from '#web/call.ts'
import { useCall, useSend } from '#web/client/query.ts'
import { useSession } from '#web/client/session.tsx'
import { Page } from '#web/desk/page.tsx'
import { Pager, useTrail } from '#web/kit/pager.tsx'
import { EmptyState, messageOf, Notice } from '#web/kit/states.tsx'
import { Status } from '#web/kit/status.tsx'
import { Table } from '#web/kit/table.tsx'
import { useTitle } from '#web/kit/title.ts'
import { announcePeak, drawPeakNow, getPeakTranscript, listPeaks, type PeakItem } from '../peaks/contract.ts'

const states = { OPEN: '报名', FROZEN: '名单已封存', DRAWN: '已抽号', CANCELLED: '已取消' } as const

/** 高峰日抽号: groups of days that the office announces, and their draw. */
export default function PeaksPage() {
  useTitle('高峰日抽号')
  const trail = useTrail()
  const { session } = useSession()
  const asked = useCall(listPeaks, trail.after ? { after: trail.after } : {})
  const head = session?.actor?.role === 'registry_head'
  return (
    <Page asked={asked}>
      {(data) => (
        <>
          <h1>高峰日抽号</h1>
          <p className="quiet">
            5月20日、七夕等日子，网上名额不抢，报名后抽号。至少在首日 30 天前公布，写明种子用哪一个公开的随机结果；截止时自动封存名单。
          </p>
          {head && <AnnounceForm />}
          {data.items.length === 0 ? (
            <EmptyState title="还没有公布抽号的日子">公布后，市民在预约日历里看到“抽号”。</EmptyState>
          ) : (
            <Table
              rows={data.items}
              keyOf={(p) => p.peakId}
              columns={[
                { head: '日子', nowrap: true, cell: (p) => p.name },
                { head: '报名', cell: (p) => `${p.opens} 到 ${p.closes}` },
                { head: '抽号', nowrap: true, cell: (p) => p.drawAt },
                { head: '种子来源', cell: (p) => p.seedSource },
                { head: '报名数', num: true, cell: (p) => p.entries },
                { head: '名额', num: true, cell: (p) => p.seats },
                {
                  head: '状态',
                  nowrap: true,
                  cell: (p) => <Status kind={p.state === 'DRAWN' ? 'done' : 'wait'}>{states[p.state]}</Status>,
                },
                { head: '操作', cell: (p) => <Acts p={p} head={head} /> },
              ]}
            />
          )}
          <Pager trail={trail} next={data.next} />
        </>
      )}
    </Page>
  )
}

function Acts({ p, head }: { p: PeakItem; head: boolean }) {
  const drawing = useSend(drawPeakNow)
  const [seed, setSeed] = useState('')
  if (p.state === 'DRAWN')
    return (
      <>
        抽中 {p.drawn}，候补 {p.waiting} <a href={linkTo(getPeakTranscript, { peakId: p.peakId })}>抽号记录</a>
      </>
    )
  if (!head || !p.mayDraw) return null
  return (
    <>
      <Input
        aria-label={`${p.name}的种子`}
        placeholder="公开的随机结果"
        style={{ width: 160 }}
        value={seed}
        maxLength={200}
        onChange={(e) => setSeed(e.target.value)}
      />{' '}
      <Button
        type="primary"
        disabled={seed.trim() === ''}
        loading={drawing.isPending}
        onClick={() => drawing.mutate({ peakId: p.peakId, requestId: crypto.randomUUID(), seed: seed.trim() })}
      >
        抽号
      </Button>
      {drawing.error && <Notice kind="bad">{messageOf(drawing.error)}</Notice>}
    </>
  )
}

interface Values {
  title: string
  days: string
  seedSource: string
  extraWindows: number
}

const daysIn = (text: string): string[] => text.split(/[\s,，、]+/).filter(Boolean)

function AnnounceForm() {
  const sending = useSend(announcePeak)
  const [form] = Form.useForm<Values>()
  return (
    <details>
      <summary>公布一组日子</summary>
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        style={{ maxWidth: 560 }}
        initialValues={{ extraWindows: 0 }}
        onFinish={(v) =>
          sending.mutate({ requestId: crypto.randomUUID(), ...v, days: daysIn(v.days) }, { onSuccess: () => form.resetFields() })
        }
      >
        <Form.Item name="title" label="名称" rules={[{ required: true, message: '请填写名称' }]}>
          <Input placeholder="5月20日、21日" maxLength={40} />
        </Form.Item>
        <Form.Item
          name="days"
          label="日期（写作 2021-05-20，几天用空格隔开）"
          rules={[
            {
              validator: (_, text: string) =>
                daysIn(text ?? '').length > 0 && daysIn(text).every(isDay)
                  ? Promise.resolve()
                  : Promise.reject(new Error('日期写作 2021-05-20')),
            },
          ]}
        >
          <Input />
        </Form.Item>
        <Form.Item name="seedSource" label="种子来源" rules={[{ required: true, min: 6, message: '请写明用哪一个公开的随机结果' }]}>
          <Input placeholder="某月某日开奖的双色球号码，按公布顺序连写" maxLength={200} />
        </Form.Item>
        <Form.Item name="extraWindows" label="增开窗口">
          <InputNumber min={0} max={20} />
        </Form.Item>
        {sending.error && <Notice kind="bad">{messageOf(sending.error)}</Notice>}
        <Button type="primary" htmlType="submit" loading={sending.isPending}>
          公布
        </Button>
      </Form>
      {sending.data && <Notice kind="done" title="已公布" />}
    </details>
  )
}
