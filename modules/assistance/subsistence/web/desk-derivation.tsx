import { Link } from 'wouter'
import { chineseDay } from '#kernel/day.ts'
import { Status } from '#web/kit/status.tsx'
import type { EvaluationView } from '../contract.ts'
import { amountOf, groupOf } from './lines.ts'

const groups = ['人口', '收入', '条件', '金额'] as const

/** The means test line by line: item, formula, source with its mark, amount; the same lines as the letter. */
export function Derivation({ e, names }: { e: EvaluationView; names: Record<string, string> }) {
  const assumed = new Set(e.toConfirm.map((p) => p.version))
  let line = 0
  return (
    <>
      <h2>
        收入和财产推算 <span>按{chineseDay(e.asOf)}适用的参数；任何人重算结果相同</span>
      </h2>
      <div className="scroll-x">
        <table className="deriv">
          <thead>
            <tr>
              <th className="no"> </th>
              <th>项目</th>
              <th>算法</th>
              <th>参数</th>
              <th className="mk"> </th>
              <th className="num">元 / 月</th>
            </tr>
          </thead>
          <tbody>
            {groups.flatMap((group) => {
              const steps = e.derivation.filter((s) => groupOf(s.rule) === group)
              if (steps.length === 0) return []
              return [
                <tr key={group} className="cap">
                  <td colSpan={6}>{group}</td>
                </tr>,
                ...steps.map((s) => {
                  line++
                  const look = s.rule === 'income.household' ? 'sub' : ''
                  return (
                    <tr key={`${s.rule}${s.subject ?? ''}${line}`} className={look}>
                      <td className="no">{line}</td>
                      <td>
                        {s.subject ? `${names[s.subject] ?? ''}，` : ''}
                        {s.label}
                      </td>
                      <td className="how">{s.formula}</td>
                      <td className="src">
                        {s.parameters
                          .map((p) => p.version.split('@')[1])
                          .filter((d, i, all) => d && all.indexOf(d) === i)
                          .map((d) => `${chineseDay(d ?? '')}起`)
                          .slice(0, 1)}
                      </td>
                      <td className="mk">{s.parameters.some((p) => assumed.has(p.version)) && <Status kind="open">待确认</Status>}</td>
                      <td className="num">
                        {typeof s.value === 'boolean' ? (
                          <Status kind={s.value ? 'done' : 'warn'}>{s.value ? '符合' : '不符合'}</Status>
                        ) : (
                          amountOf(s.value)
                        )}
                      </td>
                    </tr>
                  )
                }),
              ]
            })}
            <tr className="total">
              <td className="no"> </td>
              <td colSpan={3}>
                {e.categoryLabel}
                {e.monthlyAmount > 0 ? '，每月' : ''}
              </td>
              <td className="mk"> </td>
              <td className="num">{amountOf(e.monthlyAmount)}</td>
            </tr>
          </tbody>
        </table>
      </div>
      <p className="small quiet">{e.reasons.map((r) => r.text).join('；')}。</p>
      {e.toConfirm.length > 0 && (
        <p className="small">
          <Status kind="open">待确认</Status> <span className="quiet">参数的出处还没有经局里确认。</span>
          <Link href="/policy">看这 {e.toConfirm.length} 个参数</Link>
        </p>
      )}
      {e.whatIf.length > 0 && <p className="small quiet">会改变结果的：{e.whatIf.map((w) => `${w.label}，${w.effect}`).join('；')}。</p>}
    </>
  )
}
