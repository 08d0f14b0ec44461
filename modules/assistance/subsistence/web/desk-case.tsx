import { chineseDay, dayInShanghai } from '#kernel/day.ts'
import { plainYuan } from '#kernel/money.ts'
import { useCall, useSend } from '#web/client/query.ts'
import { useSession } from '#web/client/session.tsx'
import { Facts } from '#web/kit/section.tsx'
import { ErrorState, Loading, messageOf, Notice } from '#web/kit/states.tsx'
import { Status } from '#web/kit/status.tsx'
import { Link } from 'wouter'
import type { z } from 'zod'
import { getSubsistenceCase, revealNumber } from '../contract.ts'
import { statusNames } from '../texts.zh.ts'
import { SourcesForm } from './desk-sources.tsx'
import { Derivation } from './desk-derivation.tsx'

type Part = z.output<(typeof getSubsistenceCase)['reply']>

/** The body of a 低保 case: derivation, household, property, sources, records. */
export default function SubsistenceCase({ caseId }: { caseId: string }) {
  const { data, error, refetch } = useCall(getSubsistenceCase, { caseId })
  if (error) return <ErrorState error={error} retry={() => void refetch()} />
  if (!data) return <Loading lines={10} />
  const names = Object.fromEntries([...data.people, ...data.supporters].map((p) => [p.ref, p.name]))
  return (
    <>
      {data.missing.length > 0 && (
        <ul className="blocks" aria-label="还差什么">
          {data.missing.map((m) => (
            <li key={m}>
              <Status kind="open">{m}</Status>
            </li>
          ))}
        </ul>
      )}
      {data.recentDivorces.length > 0 && (
        <Notice title={data.recentDivorces.map((d) => `${d.name} ${chineseDay(d.on)}离婚`).join('，')}>
          近期离婚，入户时核实是不是各自生活。这只是入户的提示，不是不予救助的理由。
        </Notice>
      )}
      {data.rootId && (
        <p className="stack">
          <Link className="btn" href={`/households/${data.rootId}`}>
            打开在册户
          </Link>
        </p>
      )}
      {data.evaluation && data.evaluation.derivation.length > 0 && <Derivation e={data.evaluation} names={names} />}
      <People part={data} />
      <Property part={data} />
      {data.verification && <Sources part={data} names={names} />}
      {data.records.length > 0 && <Records part={data} />}
    </>
  )
}

function People({ part }: { part: Part }) {
  return (
    <>
      <h2>
        家庭{' '}
        <span>
          {part.people.length} 人，{part.address}，电话 {part.phoneMask}
          {part.onBehalf ? `；代办：${part.onBehalf}` : ''}
        </span>
      </h2>
      <div className="scroll-x">
        <table className="plain">
          <thead>
            <tr>
              <th>姓名</th>
              <th>关系</th>
              <th>年龄</th>
              <th>证件</th>
              <th>健康</th>
              <th>收入（每月）</th>
              <th>算不算</th>
            </tr>
          </thead>
          <tbody>
            {part.people.map((p) => (
              <tr key={p.ref}>
                <td>
                  <b>{p.name}</b>
                </td>
                <td>{p.relationLabel}</td>
                <td>{p.age}</td>
                <td>
                  <IdNumber caseId={part.caseId} refName={p.ref} mask={p.idMask} />
                </td>
                <td className="src">{p.health}</td>
                <td>
                  {p.incomes.map((i) => (
                    <div key={i.kind}>
                      {i.label} {plainYuan(i.used)}
                      {i.used !== i.declared ? (
                        <small>
                          申报 {plainYuan(i.declared)}，{i.source} {plainYuan(i.used)}
                        </small>
                      ) : (
                        <small>{i.source}</small>
                      )}
                    </div>
                  ))}
                </td>
                <td>
                  {p.counted ? '算' : '不算'}
                  <small>{p.counted ? '' : p.countedWhy}</small>
                </td>
              </tr>
            ))}
            {part.supporters.map((s) => (
              <tr key={s.ref}>
                <td>
                  <b>{s.name}</b>
                </td>
                <td>{s.relationLabel}</td>
                <td />
                <td />
                <td className="src">{s.status}</td>
                <td className="src">{s.about}</td>
                <td className="quiet">不算，只算赡养抚养费</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

function IdNumber({ caseId, refName, mask }: { caseId: string; refName: string; mask: string }) {
  const asking = useSend(revealNumber)
  if (asking.data) return <span className="nowrap">{asking.data.idNumber}</span>
  return (
    <span className="nowrap">
      {mask}{' '}
      <details style={{ display: 'inline' }}>
        <summary className="linklike" style={{ display: 'inline' }} title="显示会留下记录">
          显示
        </summary>
        <form
          onSubmit={(e) => {
            e.preventDefault()
            asking.mutate({ caseId, ref: refName, reason: String(new FormData(e.currentTarget).get('reason')) })
          }}
        >
          <input className="chip" name="reason" aria-label="显示的理由" placeholder="写明理由后显示" required minLength={2} />
        </form>
        {asking.error && <small>{messageOf(asking.error)}</small>}
      </details>
    </span>
  )
}

function Property({ part }: { part: Part }) {
  if (part.assets.length === 0) return null
  return (
    <>
      <h2>财产</h2>
      <table className="plain">
        <thead>
          <tr>
            <th>项目</th>
            <th>情况</th>
            <th>来源</th>
          </tr>
        </thead>
        <tbody>
          {part.assets.map((a) => (
            <tr key={a.label + a.source}>
              <td>{a.label}</td>
              <td>{a.value}</td>
              <td className="src">{a.source}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function Sources({ part, names }: { part: Part; names: Record<string, string> }) {
  const v = part.verification
  const { session } = useSession()
  if (!v) return null
  const mayAnswer = session?.actor?.role === 'verifier' && !v.complete
  const answered = v.required.filter((r) => r.answer).length
  return (
    <>
      <h2>
        核对{' '}
        <span>
          {answered} / {v.required.length} 个来源已答复{v.reportNo ? `，报告 ${v.reportNo}` : ''}
        </span>
      </h2>
      <table className="plain">
        <thead>
          <tr>
            <th>来源</th>
            <th>答复</th>
            <th>数据日期</th>
            <th>结果</th>
          </tr>
        </thead>
        <tbody>
          {v.required.map((r) => (
            <tr key={r.source}>
              <td>{r.label}</td>
              <td>
                {r.answer ? (
                  <Status kind={r.answer.status === 'OK' || r.answer.status === 'NO_RECORD' ? 'done' : 'warn'}>
                    {statusNames[r.answer.status]}
                  </Status>
                ) : (
                  <Status kind="wait">未答复</Status>
                )}
              </td>
              <td>{r.answer ? chineseDay(r.answer.dataDate) : ''}</td>
              <td className="src">{r.answer?.found.map((f) => `${names[f.ref] ?? ''} ${plainYuan(f.amount)}`).join('；')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {mayAnswer && <SourcesForm caseId={part.caseId} />}
      {v.differences.length > 0 && (
        <>
          <h2>与申报不一致</h2>
          <Facts
            items={v.differences.map((d) => ({
              label: d.label,
              value: `申报 ${d.declared === null ? '没有' : plainYuan(d.declared)}，查到 ${plainYuan(d.found)}${d.severity === 'CHECK' ? '，请核实' : ''}`,
            }))}
          />
        </>
      )}
    </>
  )
}

function Records({ part }: { part: Part }) {
  return (
    <>
      <h2>记录</h2>
      {part.records.map((r) => (
        <div key={r.at + r.kind} className="form-box">
          <h3>
            {r.label}{' '}
            <small>
              {r.by}，{chineseDay(dayInShanghai(new Date(r.at)))}
            </small>
          </h3>
          <Facts items={r.lines} />
        </div>
      ))}
    </>
  )
}
