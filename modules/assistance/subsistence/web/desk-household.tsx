import type { z } from 'zod'
import { Link, useParams } from 'wouter'
import { chineseDay, chineseMonth } from '#kernel/day.ts'
import { plainYuan, yuan } from '#kernel/money.ts'
import { useCall } from '#web/client/query.ts'
import { useSession } from '#web/client/session.tsx'
import { Facts } from '#web/kit/section.tsx'
import { ErrorState, Loading, Notice } from '#web/kit/states.tsx'
import { Status } from '#web/kit/status.tsx'
import { useTitle } from '#web/kit/title.ts'
import { getHousehold } from '../household/contract.ts'
import { HouseholdStatus } from './desk-households.tsx'

type Household = z.output<(typeof getHousehold)['reply']>

/** One household on the books: who, what since when, what is on the way, what was paid. */
export default function HouseholdPage() {
  const { rootId = '' } = useParams()
  const { data, error, refetch } = useCall(getHousehold, { rootId })
  const { session } = useSession()
  useTitle(data ? `${data.name}户` : '在册户')
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
  const tells = ['village_worker', 'town_clerk', 'county_clerk'].includes(session?.actor?.role ?? '')
  return (
    <div className="page">
      <p>
        <Link href="/households">在册户</Link>
      </p>
      <div className="title-row">
        <h1>
          {data.name}户 <small>{data.placeName}</small>
        </h1>
        {tells && (
          <Link className="btn" href={`/households/${rootId}/change`}>
            登记变化
          </Link>
        )}
      </div>
      <Facts
        items={[
          { label: '状态', value: <HouseholdStatus h={data} /> },
          { label: '类别', value: data.categoryLabel },
          { label: '每月', value: <b>{yuan(data.monthlyFen)}</b> },
          { label: '从哪个月起', value: data.since ? chineseMonth(data.since) : '' },
          ...(data.payee ? [{ label: '领款', value: `${data.payee.name}，${data.payee.bank}，尾号 ${data.payee.tail}` }] : []),
          {
            label: '来源',
            value: data.openedByCase ? <Link href={`/cases/${data.openedByCase}`}>批准的办件</Link> : '系统启用时导入',
          },
        ]}
      />
      <Warnings h={data} />
      <People h={data} />
      <Months h={data} />
      <Cases h={data} />
      <Payments h={data} />
    </div>
  )
}

const Warnings = ({ h }: { h: Household }) => (
  <>
    {h.holds.map((hold) => (
      <Notice key={hold.at + hold.label} kind="bad" title={hold.label}>
        {chineseMonth(hold.from)}起不列入名册，解除后自动补发。
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

const People = ({ h }: { h: Household }) => (
  <>
    <h2>家庭成员</h2>
    <div className="scroll-x">
      <table className="plain">
        <thead>
          <tr>
            <th>姓名</th>
            <th>关系</th>
            <th className="num">年龄</th>
            <th>证件</th>
            <th>情况</th>
          </tr>
        </thead>
        <tbody>
          {h.people.map((p) => (
            <tr key={p.ref}>
              <td>
                <b>{p.name}</b> {!p.counted && <Status kind="wait">不计入</Status>}
              </td>
              <td>{p.relationLabel}</td>
              <td className="num">{p.age}</td>
              <td className="nowrap">{p.idMask}</td>
              <td>{p.note}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </>
)

const Months = ({ h }: { h: Household }) => (
  <>
    <h2>各月待遇</h2>
    <div className="scroll-x">
      <table className="plain">
        <thead>
          <tr>
            <th>月份</th>
            <th>发什么</th>
            <th>类别</th>
            <th className="num">每月（元）</th>
          </tr>
        </thead>
        <tbody>
          {h.rows.map((r) => (
            <tr key={r.part + r.from}>
              <td className="nowrap">
                {chineseMonth(r.from)}
                {r.until ? ` 到 ${chineseMonth(r.until)}前` : '起'}
              </td>
              <td>{r.partLabel}</td>
              <td>{r.categoryLabel}</td>
              <td className="num">{plainYuan(r.fen)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </>
)

const Cases = ({ h }: { h: Household }) => (
  <>
    <h2>变更、复核和追缴</h2>
    {h.cases.length === 0 ? (
      <p className="quiet">享受以来没有办过变更。</p>
    ) : (
      <div className="scroll-x">
        <table className="plain">
          <thead>
            <tr>
              <th>日期</th>
              <th>办什么</th>
              <th>编号</th>
              <th>到哪一步</th>
            </tr>
          </thead>
          <tbody>
            {h.cases.map((c) => (
              <tr key={c.caseId}>
                <td className="nowrap">{chineseDay(c.on)}</td>
                <td>
                  <Link href={`/cases/${c.caseId}`}>{c.kindLabel}</Link>
                </td>
                <td>{c.number}</td>
                <td>
                  <Status kind={c.open ? 'you' : 'done'}>{c.withdrawn ? '已撤销' : c.stepLabel}</Status>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    )}
  </>
)

const Payments = ({ h }: { h: Household }) => (
  <>
    <h2>发放记录</h2>
    {h.payments.length === 0 ? (
      <p className="quiet">还没有发放过。</p>
    ) : (
      <div className="scroll-x">
        <table className="plain">
          <thead>
            <tr>
              <th>发放批次</th>
              <th>哪个月的</th>
              <th>性质</th>
              <th className="num">金额（元）</th>
              <th>结果</th>
            </tr>
          </thead>
          <tbody>
            {h.payments.map((p, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two lines of a month may be alike
              <tr key={i}>
                <td className="nowrap">{chineseMonth(p.runMonth)}</td>
                <td className="nowrap">{chineseMonth(p.coveredMonth)}</td>
                <td>{p.kindLabel}</td>
                <td className="num">{plainYuan(p.fen)}</td>
                <td>{p.resultLabel}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    )}
  </>
)
