import { Input, Select } from 'antd'
import { useState } from 'react'
import { Link } from 'wouter'
import { chineseMonth } from '#kernel/day.ts'
import { plainYuan } from '#kernel/money.ts'
import { linkTo } from '#web/call.ts'
import { useCall } from '#web/client/query.ts'
import { Pager, useTrail } from '#web/kit/pager.tsx'
import { EmptyState, ErrorState, Loading } from '#web/kit/states.tsx'
import { Status } from '#web/kit/status.tsx'
import { type Column, Table } from '#web/kit/table.tsx'
import { useTitle } from '#web/kit/title.ts'
import { exportHouseholds, type HouseholdItem, listHouseholds } from '../household/contract.ts'
import { categoryNames } from '../texts.zh.ts'

const states = [
  { value: 'going', label: '在册' },
  { value: 'suspended', label: '暂停' },
  { value: 'stopped', label: '已停发' },
] as const
const categories = (['DIBAO', 'LOW_MARGIN', 'EXPENDITURE'] as const).map((value) => ({ value, label: categoryNames[value] }))

const columns: Column<HouseholdItem>[] = [
  {
    head: '户主',
    nowrap: true,
    cell: (h) => (
      <Link href={`/households/${h.rootId}`}>
        <b>{h.name}</b>
      </Link>
    ),
  },
  { head: '人数', num: true, cell: (h) => h.persons },
  { head: '村社', cell: (h) => h.placeName },
  { head: '类别', cell: (h) => h.categoryLabel },
  { head: '每月（元）', num: true, cell: (h) => plainYuan(h.monthlyFen) },
  { head: '从哪个月起', nowrap: true, cell: (h) => (h.since ? chineseMonth(h.since) : '') },
  { head: '状态', nowrap: true, cell: (h) => <HouseholdStatus h={h} /> },
]

/** 在册户: every household on the books of the own place. */
export default function HouseholdsPage() {
  useTitle('在册户')
  const [q, setQ] = useState('')
  const [state, setState] = useState<(typeof states)[number]['value']>('going')
  const [category, setCategory] = useState<(typeof categories)[number]['value']>()
  const trail = useTrail()
  const filter = { state, ...(q ? { q } : {}), ...(category ? { category } : {}) }
  const { data, error, refetch } = useCall(listHouseholds, {
    ...filter,
    ...(trail.after ? { after: trail.after } : {}),
  })
  const again =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      set(value)
      trail.restart()
    }
  return (
    <div className="page">
      <h1>在册户</h1>
      <div className="filters">
        <Input.Search
          aria-label="户主姓名"
          placeholder="户主姓名开头几个字"
          allowClear
          onSearch={again((text: string) => setQ(text.trim()))}
          style={{ width: 220 }}
        />
        <Select aria-label="状态" options={[...states]} value={state} onChange={again(setState)} style={{ width: 110 }} />
        <Select
          aria-label="类别"
          allowClear
          placeholder="全部类别"
          options={categories}
          value={category ?? null}
          onChange={again(setCategory)}
          style={{ width: 160 }}
        />
        {data && <span className="quiet">共 {data.total} 户</span>}
        <a href={linkTo(exportHouseholds, filter)}>{data && data.total > 50 ? '导出前 50 户' : '导出'}</a>
      </div>
      {error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : !data ? (
        <Loading lines={8} />
      ) : data.items.length === 0 ? (
        <EmptyState title="没有这样的户">
          {q ? '请核对姓名；不在您范围内的户查不到。' : '批准救助后，这一户就列在这里，直到停发。'}
        </EmptyState>
      ) : (
        <Table rows={data.items} keyOf={(h) => h.rootId} columns={columns} />
      )}
      <Pager trail={trail} next={data?.next} />
    </div>
  )
}

/** The state of a household, with what holds its payment back. */
export const HouseholdStatus = ({ h }: { h: Pick<HouseholdItem, 'state' | 'stateLabel' | 'held'> }) => (
  <Status kind={h.state === 'active' ? (h.held ? 'warn' : 'done') : h.state === 'suspended' ? 'warn' : 'wait'}>
    {h.held && h.state === 'active' ? '暂缓发放' : h.stateLabel}
  </Status>
)
