import { Link } from 'wouter'
import type { z } from 'zod'
import { chineseDay, dayInShanghai, timeInShanghai } from '#kernel/day.ts'
import { Facts } from '#web/kit/section.tsx'
import { Status } from '#web/kit/status.tsx'
import { Table } from '#web/kit/table.tsx'
import type { getRegistration } from '../contract.ts'

type Registration = z.output<(typeof getRegistration)['reply']>

const sides = { MAN: '男方', WOMAN: '女方' } as const
const when = (at: string) => `${chineseDay(dayInShanghai(new Date(at)))} ${timeInShanghai(new Date(at))}`

/** Both beside each other: who they are and how old today. */
export function Parties({ parties }: Pick<Registration, 'parties'>) {
  return (
    <div className="side-by-side">
      {parties.map((p) => (
        <section key={p.side}>
          <h3>
            {sides[p.side]} {p.name}
          </h3>
          <Facts
            items={[
              {
                label: '证件号码',
                value: p.unknownArea ? <Status kind="warn">{p.idMask}，前六位不在区划代码里，请核对证件</Status> : p.idMask,
              },
              { label: '出生', value: `${chineseDay(p.birthDate)}，今天 ${p.age} 周岁` },
              { label: '居民登记', value: p.died ? <Status kind="over">已登记死亡</Status> : p.known ? p.placeName : '不在本市居民登记里' },
            ]}
          />
        </section>
      ))}
    </div>
  )
}

/** What the law asks, with what was found and the article; what stands in the way first. */
export function Findings({ findings }: Pick<Registration, 'findings'>) {
  const order = [...findings].sort((a, b) => rank(a.ok) - rank(b.ok))
  return (
    <Table
      rows={order}
      keyOf={(f) => f.code}
      columns={[
        {
          head: '条件',
          nowrap: true,
          cell: (f) => <Status kind={f.ok === false ? 'over' : f.ok ? 'done' : 'wait'}>{f.title}</Status>,
        },
        { head: '查到的情况', cell: (f) => f.said },
        { head: '依据', cell: (f) => <span className="quiet">{f.article}</span> },
      ]}
    />
  )
}

const rank = (ok: boolean | null) => (ok === false ? 0 : ok === null ? 1 : 2)

const bases = { none: '还没有查询', waiting: '已发出查询，等待回答', answered: '' } as const
const states: Record<string, string> = { EFFECTIVE: '存续', DISSOLVED: '已解除', VOID: '无效或撤销' }

/** Marital status with its sources: the national register, and our own record. */
export function Sources({ base, marriages }: Pick<Registration, 'base' | 'marriages'>) {
  const rows = [
    ...base.records.map((r) => ({ ...r, from: '全国库', status: states[r.state] ?? r.state, endedOn: null as string | null })),
    ...marriages.map((m) => ({ ...m, from: '本地档案', certNo: m.certNo ?? '' })),
  ]
  return (
    <>
      <p>
        {base.state === 'answered' && base.at ? (
          <>
            全国库在 {when(base.at)} 回答（{base.how}），{base.records.length === 0 ? '没有记录' : `${base.records.length} 条记录`}
            <span className="quiet">，摘要 {base.digest?.slice(0, 12)}</span>
          </>
        ) : (
          <Status kind="wait">
            {bases[base.state]}
            {base.attempts > 0 ? `，已重试 ${base.attempts} 次` : ''}
          </Status>
        )}
      </p>
      {rows.length > 0 && (
        <Table
          rows={rows}
          keyOf={(_, at) => at}
          columns={[
            { head: '来源', cell: (r) => r.from, nowrap: true },
            { head: '当事人', cell: (r) => sides[r.side], nowrap: true },
            { head: '证件字号', cell: (r) => r.certNo, nowrap: true },
            { head: '登记机关', cell: (r) => r.registryName },
            { head: '登记日期', cell: (r) => chineseDay(r.registeredOn), nowrap: true },
            { head: '状态', cell: (r) => `${r.status}${r.endedOn ? `（${chineseDay(r.endedOn)}）` : ''}`, nowrap: true },
          ]}
        />
      )}
    </>
  )
}

/** The certificate: its number, the sheets, what is printed and what went wrong. */
export function Certificate({ r }: { r: NonNullable<Registration['registration']> }) {
  return (
    <>
      <Facts
        items={[
          { label: '证件字号', value: <b>{r.certNo}</b> },
          { label: '登记日期', value: chineseDay(r.registerDate) },
          { label: '上传全国库', value: r.uploadedAt ? when(r.uploadedAt) : '还没有，系统会一直重试' },
          { label: '颁证', value: r.handedOverAt ? when(r.handedOverAt) : '还没有' },
          ...(r.fileNo ? [{ label: '档案号', value: r.fileNo }] : []),
        ]}
      />
      <Table
        rows={r.copies}
        keyOf={(c) => c.side}
        columns={[
          { head: '持证人', cell: (c) => sides[c.side], nowrap: true },
          { head: '印制号', cell: (c) => c.serial, nowrap: true },
          {
            head: '打印',
            cell: (c) => (c.printedAt ? <Status kind="done">{when(c.printedAt)}</Status> : <Status kind="you">待打印</Status>),
          },
          {
            head: '',
            cell: (c) => (r.handedOverAt ? null : <Link href={`/marriage/sheets/${r.registrationId}/${c.side}`}>打印这一本</Link>),
          },
        ]}
      />
      {r.spoiled.length > 0 && <p className="quiet">作废：{r.spoiled.map((s) => `${s.serial}（${s.reason}）`).join('、')}</p>}
    </>
  )
}

/** What was written down on the way. */
export function Records({ records }: Pick<Registration, 'records'>) {
  return records.map((r) => (
    <div key={`${r.label}${r.at}`}>
      <p>
        <b>{r.label}</b> <span className="quiet">{`${r.by}，${when(r.at)}`}</span>
      </p>
      {r.lines.length > 0 && <Facts items={r.lines} />}
    </div>
  ))
}
