import { chineseMonth } from '#kernel/day.ts'
import { plainYuan, yuan } from '#kernel/money.ts'
import { useCall } from '#web/client/query.ts'
import { Facts } from '#web/kit/section.tsx'
import { ErrorState, Loading, Notice } from '#web/kit/states.tsx'
import { Link } from 'wouter'
import { getChange } from '../household/contract.ts'

/** A change case: what is said to have changed, what every month becomes, and what follows for the months that were paid. */
export default function ChangeCase({ caseId }: { caseId: string }) {
  const { data, error, refetch } = useCall(getChange, { caseId })
  if (error) return <ErrorState error={error} retry={() => void refetch()} />
  if (!data) return <Loading lines={8} />
  return (
    <div className="scroll">
      {data.withdrawnAt && (
        <Notice kind="bad" title="这个变更已撤销">
          情况不属实，各月已按没有这一变化重新计算。
        </Notice>
      )}
      <Facts items={data.lines} />
      <h3 style={{ marginTop: 16 }}>逐月重新推算</h3>
      <div className="scroll-x">
        <table className="plain">
          <thead>
            <tr>
              <th>月份</th>
              <th>类别</th>
              <th className="num">原来每月</th>
              <th className="num">变更后每月</th>
            </tr>
          </thead>
          <tbody>
            {data.stretches.map((s) => (
              <tr key={s.from}>
                <td>
                  {chineseMonth(s.from)}
                  {s.until ? ` 到 ${chineseMonth(s.until)}前` : '起'}
                </td>
                <td>{s.categoryLabel}</td>
                <td className="num">{s.beforeFen === null ? '' : plainYuan(s.beforeFen)}</td>
                <td className="num">
                  <b>{plainYuan(s.fen)}</b>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {data.backPayFen > 0 && <Notice title={`少发 ${yuan(data.backPayFen)}`}>随下一次发放逐月补发，不用另外办理。</Notice>}
      {data.overpaidFen > 0 && (
        <Notice kind="bad" title={`多发 ${yuan(data.overpaidFen)}`}>
          {data.months
            .filter((m) => m.fen < 0)
            .map((m) => `${chineseMonth(m.month)} ${yuan(-m.fen)}`)
            .join('，')}
          。确认后另立追缴办件，由人决定办法，系统不会自动扣。
        </Notice>
      )}
      <p>
        <Link href={`/households/${data.rootId}`}>打开这一户</Link>
        {data.eventId && (
          <>
            {'　'}
            <Link href={`/life-events/${data.eventId}`}>打开去世登记</Link>
          </>
        )}
      </p>
    </div>
  )
}
