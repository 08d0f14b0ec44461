import { chineseDay } from '#kernel/day.ts'
import { linkTo } from '#web/call.ts'
import { useCall } from '#web/client/query.ts'
import { Pager, useTrail } from '#web/kit/pager.tsx'
import { Facts, Section } from '#web/kit/section.tsx'
import { EmptyState, ErrorState, Loading } from '#web/kit/states.tsx'
import { Status } from '#web/kit/status.tsx'
import { useTitle } from '#web/kit/title.ts'
import { type DrawItem, getTranscript, listDraws } from '../contract.ts'

/** Promised seeds and draws: whoever wants to can draw again. */
export default function OpenDraws() {
  useTitle('抽查公开')
  const trail = useTrail()
  const { data, error, refetch } = useCall(listDraws, trail.after ? { after: trail.after } : {})
  if (error) return <ErrorState error={error} retry={() => void refetch()} />
  return (
    <Section>
      <h1>抽查公开</h1>
      <p className="quiet">
        每期抽查谁，由事先封存的随机种子决定。期间结束前先公布种子的指纹（SHA-256），抽取时公布种子和名单编号，任何人都可以照着重抽一遍。编号不含个人信息。
      </p>
      {!data ? (
        <Loading />
      ) : data.items.length === 0 ? (
        <EmptyState title="还没有公布过">每月、每季度开始时公布种子指纹，列在这里。</EmptyState>
      ) : (
        data.items.map((d) => <Draw key={d.drawId} d={d} />)
      )}
      <Pager trail={trail} next={data?.next} />
    </Section>
  )
}

const Draw = ({ d }: { d: DrawItem }) => (
  <section>
    <h2>
      {d.title} <Status kind={d.drawnOn ? 'done' : 'wait'}>{d.drawnOn ? '已抽取' : '还没有抽'}</Status>
    </h2>
    <Facts
      items={[
        { label: '承诺公布', value: chineseDay(d.committedOn) },
        { label: '种子指纹', value: <code className="hash">{d.commitment}</code> },
        ...(d.drawnOn
          ? [
              { label: '抽取', value: `${chineseDay(d.drawnOn)}，${d.population} 件抽 ${d.drawn} 件，比例 ${d.ratePercent}%` },
              { label: '种子', value: <code className="hash">{d.seed}</code> },
              { label: '名单指纹', value: <code className="hash">{d.listSha256}</code> },
              { label: '抽取记录', value: <a href={linkTo(getTranscript, { drawId: d.drawId })}>下载，自己重抽</a> },
            ]
          : []),
      ]}
    />
  </section>
)
