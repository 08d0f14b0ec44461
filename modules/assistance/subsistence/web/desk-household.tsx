import { Link, useParams } from 'wouter'
import type { z } from 'zod'
import { chineseDay, chineseMonth } from '#kernel/day.ts'
import { plainYuan, yuan } from '#kernel/money.ts'
import { useCall } from '#web/client/query.ts'
import { useSession } from '#web/client/session.tsx'
import { Page } from '#web/desk/page.tsx'
import { Facts } from '#web/kit/section.tsx'
import { Notice } from '#web/kit/states.tsx'
import { Status } from '#web/kit/status.tsx'
import { type Column, Table } from '#web/kit/table.tsx'
import { useTitle } from '#web/kit/title.ts'
import { getHousehold } from '../household/contract.ts'
import { HouseholdStatus } from './desk-households.tsx'
import { SignConsents } from './desk-sign-consents.tsx'

type Household = z.output<(typeof getHousehold)['reply']>

/** One household on the books: who, what since when, what is on the way, what was paid. */
export default function HouseholdPage() {
  const { rootId = '' } = useParams()
  const asked = useCall(getHousehold, { rootId })
  useTitle(asked.data ? `${asked.data.name}户` : '在册户')
  return (
    <Page asked={asked} lines={10}>
      {(data) => (
        <>
          <p className="crumb">
            <Link href="/households">在册户</Link>
          </p>
          <Head h={data} />
          <Warnings h={data} />
          <h2>家庭成员</h2>
          <Table rows={data.people} keyOf={(p) => p.ref} columns={people} />
          <Unsigned h={data} />
          {data.supporters.length > 0 && (
            <>
              <h2>不在一起生活的赡养抚养人</h2>
              <Table rows={data.supporters} keyOf={(s) => s.ref} columns={supporters} />
            </>
          )}
          <h2>各月待遇</h2>
          <Table rows={data.rows} keyOf={(r) => r.part + r.from} columns={rows} />
          <h2>变更、复核和追缴</h2>
          {data.cases.length === 0 ? (
            <p className="quiet">享受以来没有办过变更。</p>
          ) : (
            <Table rows={data.cases} keyOf={(c) => c.caseId} columns={cases} />
          )}
          <h2>发放记录</h2>
          {data.payments.length === 0 ? (
            <p className="quiet">还没有发放过。</p>
          ) : (
            <Table rows={data.payments} keyOf={(_, i) => i} columns={payments} />
          )}
        </>
      )}
    </Page>
  )
}

function Head({ h }: { h: Household }) {
  const { session } = useSession()
  const tells = ['village_worker', 'town_clerk', 'county_clerk'].includes(session?.actor?.role ?? '')
  return (
    <>
      <div className="title-row">
        <h1>
          {h.name}户 <small>{h.placeName}</small>
        </h1>
        {['county_clerk', 'county_head'].includes(session?.actor?.role ?? '') && (
          <Link className="btn low" href={`/spot-checks?add=${h.rootId}`}>
            列入抽查
          </Link>
        )}
        {tells && (
          <Link className="btn" href={`/households/${h.rootId}/change`}>
            登记变化
          </Link>
        )}
      </div>
      <Facts
        items={[
          { label: '状态', value: <HouseholdStatus h={h} /> },
          { label: '类别', value: h.categoryLabel },
          { label: '每月', value: <b>{yuan(h.monthlyFen)}</b> },
          { label: '从哪个月起', value: h.since ? chineseMonth(h.since) : '' },
          ...(h.payee ? [{ label: '领款', value: `${h.payee.name}，${h.payee.bank}，尾号 ${h.payee.tail}` }] : []),
          ...(h.review ? [{ label: '复核', value: <Review h={h} /> }] : []),
          { label: '来源', value: h.openedByCase ? <Link href={`/cases/${h.openedByCase}`}>批准的办件</Link> : '系统启用时导入' },
        ]}
      />
    </>
  )
}

function Review({ h }: { h: Household }) {
  if (!h.review) return null
  const words = `${h.review.cls} 类，${chineseDay(h.review.dueOn)}前完成${h.review.late ? '，已逾期' : ''}`
  return <Link href={`/households/${h.rootId}/review`}>{words}</Link>
}

/** Without an authority only public registers are asked about somebody; what was signed on paper is registered here. */
function Unsigned({ h }: { h: Household }) {
  const { session } = useSession()
  const unsigned = h.people.filter((p) => !p.consented && p.personId)
  if (unsigned.length === 0 || session?.actor?.role !== 'town_clerk') return null
  return <SignConsents rootId={h.rootId} people={unsigned} />
}

const Warnings = ({ h }: { h: Household }) => (
  <>
    {h.holds.map((hold) => (
      <Notice key={hold.at + hold.label} kind="bad" title={hold.label}>
        {chineseMonth(hold.from)}起不列入名册，解除后自动补发。
        {hold.eventId && <Link href={`/life-events/${hold.eventId}`}>看去世登记和各项事务</Link>}
      </Notice>
    ))}
    {h.overpaidFen > 0 && (
      <Notice kind="bad" title={`以前月份多发 ${yuan(h.overpaidFen)}`}>
        怎样追回由人决定，见下面的追缴办件。
      </Notice>
    )}
    {h.backPayFen > 0 && <Notice title={`以前月份少发 ${yuan(h.backPayFen)}`}>随下一次发放逐月补发。</Notice>}
  </>
)

const people: Column<Household['people'][number]>[] = [
  {
    head: '姓名',
    nowrap: true,
    cell: (p) => (
      <>
        <b>{p.name}</b> {!p.counted && <Status kind="wait">不计入</Status>}
      </>
    ),
  },
  { head: '关系', cell: (p) => p.relationLabel },
  { head: '年龄', num: true, cell: (p) => p.age },
  { head: '证件', nowrap: true, cell: (p) => p.idMask },
  { head: '核对授权', nowrap: true, cell: (p) => <Status kind={p.consented ? 'done' : 'warn'}>{p.consented ? '有效' : '没有'}</Status> },
  { head: '情况', cell: (p) => p.note },
]

const supporters: Column<Household['supporters'][number]>[] = [
  { head: '姓名', nowrap: true, cell: (s) => <b>{s.name}</b> },
  { head: '关系', cell: (s) => s.relationLabel },
  { head: '能不能供养', cell: (s) => s.statusLabel },
  { head: '全家几口人', num: true, cell: (s) => s.persons ?? '' },
  { head: '每月收入（元）', num: true, cell: (s) => (s.incomeFen === null ? '' : plainYuan(s.incomeFen)) },
]

const rows: Column<Household['rows'][number]>[] = [
  { head: '月份', nowrap: true, cell: (r) => `${chineseMonth(r.from)}${r.until ? ` 到 ${chineseMonth(r.until)}前` : '起'}` },
  { head: '发什么', cell: (r) => r.partLabel },
  { head: '类别', cell: (r) => r.categoryLabel },
  { head: '每月（元）', num: true, cell: (r) => plainYuan(r.fen) },
]

const cases: Column<Household['cases'][number]>[] = [
  { head: '日期', nowrap: true, cell: (c) => chineseDay(c.on) },
  { head: '办什么', cell: (c) => <Link href={`/cases/${c.caseId}`}>{c.kindLabel}</Link> },
  { head: '编号', nowrap: true, cell: (c) => c.number },
  { head: '到哪一步', nowrap: true, cell: (c) => <Status kind={c.open ? 'you' : 'done'}>{c.withdrawn ? '已撤销' : c.stepLabel}</Status> },
]

const payments: Column<Household['payments'][number]>[] = [
  { head: '发放批次', nowrap: true, cell: (p) => chineseMonth(p.runMonth) },
  { head: '哪个月的', nowrap: true, cell: (p) => chineseMonth(p.coveredMonth) },
  { head: '性质', cell: (p) => p.kindLabel },
  { head: '金额（元）', num: true, cell: (p) => plainYuan(p.fen) },
  { head: '结果', nowrap: true, cell: (p) => p.resultLabel },
]
