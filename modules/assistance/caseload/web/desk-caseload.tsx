import { useEffect, useState } from 'react'
import { Link, useParams } from 'wouter'
import { chineseMonth } from '#kernel/day.ts'
import { plainYuan } from '#kernel/money.ts'
import { useCall } from '#web/client/query.ts'
import { linkTo } from '#web/call.ts'
import { Page } from '#web/desk/page.tsx'
import { Pager, useTrail } from '#web/kit/pager.tsx'
import { EmptyState } from '#web/kit/states.tsx'
import { type Column, Table } from '#web/kit/table.tsx'
import { useTitle } from '#web/kit/title.ts'
import { type ComparedItem, exportCaseload, getCaseload } from '../contract.ts'
import { causeKeys, causeNames, rowStates, stateKeys } from '../texts.zh.ts'
import { Progress, Summary } from './desk-progress.tsx'

const money = (fen: number | null) => (fen === null ? '—' : plainYuan(fen))

const columns: Column<ComparedItem>[] = [
  { head: '户编号', nowrap: true, cell: (i) => i.key },
  { head: '户主', nowrap: true, cell: (i) => (i.rootId ? <Link href={`/households/${i.rootId}`}>{i.name}</Link> : i.name) },
  { head: '村社', cell: (i) => i.placeName },
  { head: '人数', num: true, cell: (i) => i.persons || '' },
  { head: '情况', nowrap: true, cell: (i) => i.stateLabel },
  { head: '名册每月（元）', num: true, cell: (i) => money(i.paysFen) },
  { head: '按规则（元）', num: true, cell: (i) => money(i.ruleFen) },
  { head: '类别', nowrap: true, cell: (i) => (i.paysLabel === i.ruleLabel ? i.paysLabel : `${i.paysLabel} → ${i.ruleLabel}`) },
  { head: '说明', cell: (i) => i.said },
]

type Chosen = { difference?: (typeof causeKeys)[number]; state?: (typeof stateKeys)[number] }

/** One list: what is wrong in it, what the rules say of every household, and how far its loading is. */
export default function CaseloadPage() {
  const { importId = '' } = useParams()
  useTitle('名册导入')
  const trail = useTrail()
  const [chosen, choose] = useState<Chosen>({})
  const asked = useCall(getCaseload, { importId, ...chosen, ...(trail.after ? { after: trail.after } : {}) })
  const going = asked.data && ['waiting', 'loading'].includes(asked.data.item.state)
  const { refetch } = asked
  useEffect(() => {
    if (!going) return
    const timer = setInterval(() => void refetch(), 1000)
    return () => clearInterval(timer)
  }, [going, refetch])
  const pick = (next: Chosen) => {
    choose(next)
    trail.restart()
  }
  return (
    <Page asked={asked}>
      {(data) => (
        <>
          <p className="crumb">
            <Link href="/caseload">名册导入</Link>
          </p>
          <h1>
            {data.item.name} <small>{data.item.stateLabel}</small>
          </h1>
          <p className="quiet">
            {data.item.madeBy} 上传，从 {chineseMonth(data.item.from)} 起由本系统发放
          </p>
          <Progress data={data} />
          {data.item.households > 0 && (
            <>
              <Summary data={data} />
              <Chips data={data} chosen={chosen} pick={pick} />
              <p style={{ margin: '12px 0' }}>
                <a href={linkTo(exportCaseload, { importId, ...chosen })}>导出对比（Excel）</a>
              </p>
              {data.items.length === 0 ? (
                <EmptyState title="没有这样的户" />
              ) : (
                <Table rows={data.items} keyOf={(i) => i.key} columns={columns} />
              )}
              <Pager trail={trail} next={data.next} />
            </>
          )}
        </>
      )}
    </Page>
  )
}

function Chips({
  data: { counts },
  chosen,
  pick,
}: {
  data: { counts: { states: Record<string, number>; causes: Record<string, number> } }
  chosen: Chosen
  pick: (chosen: Chosen) => void
}) {
  const chips: { label: string; n: number; to: Chosen }[] = [
    ...stateKeys.map((state) => ({ label: rowStates[state] ?? state, n: counts.states[state] ?? 0, to: { state } })),
    ...causeKeys.map((difference) => ({
      label: causeNames[difference] ?? difference,
      n: counts.causes[difference] ?? 0,
      to: { difference },
    })),
  ]
  const all = Object.values(counts.states).reduce((sum, n) => sum + n, 0)
  const isOn = (to: Chosen) => to.state === chosen.state && to.difference === chosen.difference
  return (
    <div className="filters">
      {[{ label: '全部', n: all, to: {} as Chosen }, ...chips]
        .filter((c) => c.n > 0)
        .map(({ label, n, to }) => (
          <button key={label} type="button" className={isOn(to) ? 'chip on' : 'chip'} aria-pressed={isOn(to)} onClick={() => pick(to)}>
            {label} {n}
          </button>
        ))}
    </div>
  )
}
