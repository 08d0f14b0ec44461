import { DatePicker, Select } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { chineseDay } from '#kernel/day.ts'
import { useCall } from '#web/client/query.ts'
import { useSession } from '#web/client/session.tsx'
import { Page } from '#web/desk/page.tsx'
import { Status } from '#web/kit/status.tsx'
import { Table } from '#web/kit/table.tsx'
import { useTitle } from '#web/kit/title.ts'
import { type BlankDay, getBlanks } from '../blanks/contract.ts'
import { paperNames } from '../texts.zh.ts'
import { BoxForm, Boxes } from './blank-boxes.tsx'
import { CountForm } from './blank-count.tsx'
import { Spoiled } from './blank-spoiled.tsx'

type Paper = 'MARRIAGE' | 'DIVORCE'

/** 空白证件: what is in stock, each day's closing, spoiled sheets and their end. */
export default function BlanksPage() {
  useTitle('空白证件')
  const { session } = useSession()
  const [kind, setKind] = useState<Paper>('MARRIAGE')
  const [month, setMonth] = useState(() => dayjs().format('YYYY-MM'))
  const asked = useCall(getBlanks, { kind, month })
  const role = session?.actor?.role ?? ''
  return (
    <Page asked={asked}>
      {(data) => (
        <>
          <h1>空白证件</h1>
          <Table
            rows={data.stock}
            keyOf={(s) => s.kind}
            columns={[
              { head: '种类', nowrap: true, cell: (s) => s.label },
              { head: '库存（张）', num: true, cell: (s) => <b>{s.left}</b> },
              { head: '下一张', nowrap: true, cell: (s) => s.nextSerial ?? '没有' },
              { head: '够用', cell: (s) => lastsWords(s.lastsDays) },
              { head: '作废待销毁', num: true, cell: (s) => s.spoiledWaiting },
              {
                head: '提醒',
                cell: (s) => (s.low ? <Status kind="warn">少于 {s.lowAt} 张，请领取</Status> : <Status kind="done">够用</Status>),
              },
            ]}
          />
          {role === 'registry_head' && <BoxForm />}
          <h2>每日收发</h2>
          <div className="filters">
            <Select
              aria-label="证件种类"
              value={kind}
              style={{ width: 120 }}
              onChange={setKind}
              options={Object.entries(paperNames).map(([value, label]) => ({ value: value as Paper, label }))}
            />
            <DatePicker
              picker="month"
              format="YYYY年M月"
              allowClear={false}
              aria-label="月份"
              value={dayjs(month)}
              onChange={(m) => m && setMonth(m.format('YYYY-MM'))}
            />
          </div>
          {['registry_head', 'registrar'].includes(role) && !data.countedToday && month === dayjs().format('YYYY-MM') && (
            <CountForm key={kind} kind={kind} />
          )}
          <Days days={data.days} />
          <h2>入库批次</h2>
          <Boxes key={kind} kind={kind} />
          <Spoiled mayPropose={['registry_head', 'registrar', 'archivist'].includes(role)} />
        </>
      )}
    </Page>
  )
}

const lastsWords = (days: number | null) =>
  days === null ? '近四周没有使用' : days > 365 ? '按近四周的用量，一年以上' : `按近四周的用量，约 ${days} 天`

function Days({ days }: { days: readonly BlankDay[] }) {
  if (days.length === 0) return <p className="quiet">这个月没有收发。</p>
  return (
    <Table
      rows={days}
      keyOf={(d) => d.on}
      columns={[
        { head: '日期', nowrap: true, cell: (d) => chineseDay(d.on) },
        { head: '期初', num: true, cell: (d) => d.opening },
        { head: '入库', num: true, cell: (d) => d.received || '' },
        { head: '发出', num: true, cell: (d) => d.issued || '' },
        { head: '作废', num: true, cell: (d) => d.spoiled || '' },
        { head: '结存', num: true, cell: (d) => <b>{d.closing}</b> },
        { head: '清点', cell: (d) => <Counted d={d} /> },
      ]}
    />
  )
}

function Counted({ d }: { d: BlankDay }) {
  if (d.counted === null) return null
  if (d.counted === d.closing) return <Status kind="done">{d.counted} 张，相符</Status>
  return (
    <Status kind="warn">
      {d.counted} 张，{d.countNote}
    </Status>
  )
}
