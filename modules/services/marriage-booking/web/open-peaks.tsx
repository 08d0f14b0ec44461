import { linkTo } from '#web/call.ts'
import { useCall } from '#web/client/query.ts'
import { Pager, useTrail } from '#web/kit/pager.tsx'
import { Facts, Section } from '#web/kit/section.tsx'
import { EmptyState, ErrorState, Loading } from '#web/kit/states.tsx'
import { Status } from '#web/kit/status.tsx'
import { useTitle } from '#web/kit/title.ts'
import { getPeakTranscript, listPeaks, type PeakItem } from '../peaks/contract.ts'

const states = { OPEN: '报名', FROZEN: '名单已封存', DRAWN: '已抽号', CANCELLED: '已取消' } as const

/** Peak days: what was announced, what was frozen, what was drawn; whoever wants to can draw again. */
export default function OpenPeaks() {
  useTitle('婚姻登记抽号公开')
  const trail = useTrail()
  const { data, error, refetch } = useCall(listPeaks, trail.after ? { after: trail.after } : {})
  if (error) return <ErrorState error={error} retry={() => void refetch()} />
  return (
    <Section>
      <h1>婚姻登记抽号公开</h1>
      <p className="quiet">
        报名截止时封存名单并公布指纹（SHA-256），种子用事先写明、截止后才产生的公开随机结果。名单、种子、每个结果都在记录里，任何人都可以照着重抽一遍。编号不含个人信息。
      </p>
      {!data ? <Loading /> : data.items.length === 0 ? <EmptyState title="还没有抽号的日子">公布后列在这里。</EmptyState> : null}
      {data?.items.map((p) => (
        <Peak key={p.peakId} p={p} />
      ))}
      <Pager trail={trail} next={data?.next} />
    </Section>
  )
}

const Peak = ({ p }: { p: PeakItem }) => (
  <section>
    <h2>
      {p.name} <Status kind={p.state === 'DRAWN' ? 'done' : 'wait'}>{states[p.state]}</Status>
    </h2>
    <Facts
      items={[
        { label: '报名', value: `${p.opens}到${p.closes}` },
        { label: '抽号', value: p.drawAt },
        { label: '种子来源', value: p.seedSource },
        { label: '报名和名额', value: `${p.entries} 对报名，${p.seats} 个名额` },
        ...(p.frozenSha256 ? [{ label: '名单指纹', value: <code className="hash">{p.frozenSha256}</code> }] : []),
        ...(p.seed
          ? [
              { label: '种子', value: <code className="hash">{p.seed}</code> },
              { label: '结果', value: `抽中 ${p.drawn} 对，候补 ${p.waiting} 对` },
              { label: '抽号记录', value: <a href={linkTo(getPeakTranscript, { peakId: p.peakId })}>下载，自己重抽</a> },
            ]
          : []),
      ]}
    />
  </section>
)
