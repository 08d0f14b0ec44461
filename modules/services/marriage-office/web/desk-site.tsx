import { useState } from 'react'
import { chineseDay } from '#kernel/day.ts'
import { useCall } from '#web/client/query.ts'
import { useSession } from '#web/client/session.tsx'
import { Page } from '#web/desk/page.tsx'
import { Facts } from '#web/kit/section.tsx'
import { EmptyState } from '#web/kit/states.tsx'
import { Status } from '#web/kit/status.tsx'
import { Table } from '#web/kit/table.tsx'
import { useTitle } from '#web/kit/title.ts'
import { getSite } from '../site/contract.ts'
import { GradeForm, SiteCheckForm } from './site-forms.tsx'

/** 场所自查: the registry against the national standard, what is missing, and the grade by its document. */
export default function SitePage() {
  useTitle('场所自查')
  const { session } = useSession()
  const asked = useCall(getSite, {})
  const [checking, check] = useState(false)
  const head = session?.actor?.role === 'registry_head'
  return (
    <Page asked={asked}>
      {(data) => (
        <>
          <h1>场所自查</h1>
          <h2>国家等级</h2>
          {data.grades.length === 0 ? (
            <p className="quiet">还没有登记等级认定文件。</p>
          ) : (
            <Table
              rows={data.grades}
              keyOf={(_, i) => i}
              columns={[
                { head: '等级', nowrap: true, cell: (g) => <b>{g.grade}A</b> },
                { head: '认定', nowrap: true, cell: (g) => chineseDay(g.grantedOn) },
                { head: '文件', cell: (g) => g.document },
                {
                  head: '状态',
                  nowrap: true,
                  cell: (g) => (g.inForce ? <Status kind="done">有效</Status> : <Status kind="open">已失效</Status>),
                },
              ]}
            />
          )}
          {head && <GradeForm />}
          <h2>最近一次自查</h2>
          {data.last ? (
            <>
              <Facts
                items={[
                  { label: '日期', value: `${chineseDay(data.last.checkedOn)}，${data.last.checkedBy}` },
                  { label: '户籍人口', value: `${data.last.residents.toLocaleString('en-US')} 人` },
                  {
                    label: '登记员',
                    value:
                      data.last.missingRegistrars > 0 ? (
                        <Status kind="warn">
                          在岗 {data.last.registrars} 人，标准 {data.last.required} 人，还差 {data.last.missingRegistrars} 人
                        </Status>
                      ) : (
                        <Status kind="done">
                          在岗 {data.last.registrars} 人，标准 {data.last.required} 人
                        </Status>
                      ),
                  },
                ]}
              />
              <Table
                rows={data.last.items}
                keyOf={(i) => i.label}
                columns={[
                  { head: '要求', cell: (i) => i.label },
                  {
                    head: '达到',
                    nowrap: true,
                    cell: (i) => (i.met ? <Status kind="done">达到</Status> : <Status kind="warn">未达到</Status>),
                  },
                  { head: '依据', cell: (i) => i.evidence },
                ]}
              />
            </>
          ) : (
            <EmptyState title="还没有自查">对照标准逐项看一遍，缺什么一目了然。</EmptyState>
          )}
          {head &&
            (checking ? <SiteCheckForm postsHeld={data.postsHeld} done={() => check(false)} /> : <CheckButton go={() => check(true)} />)}
          {data.earlier.length > 0 && (
            <>
              <h2>以前的自查</h2>
              <Table
                rows={data.earlier}
                keyOf={(_, i) => i}
                columns={[
                  { head: '日期', nowrap: true, cell: (c) => chineseDay(c.checkedOn) },
                  { head: '达到', num: true, cell: (c) => `${c.met} / ${c.of}` },
                  { head: '登记员', num: true, cell: (c) => `${c.registrars} / ${c.required}` },
                ]}
              />
            </>
          )}
        </>
      )}
    </Page>
  )
}

const CheckButton = ({ go }: { go: () => void }) => (
  <p>
    <button type="button" className="btn" onClick={go}>
      开始自查
    </button>
  </p>
)
