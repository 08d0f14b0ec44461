import { Link } from 'wouter'
import type { z } from 'zod'
import { chineseDay, dayInShanghai } from '#kernel/day.ts'
import { useCall } from '#web/client/query.ts'
import { Facts } from '#web/kit/section.tsx'
import { ErrorState, Loading, Notice } from '#web/kit/states.tsx'
import { getObjection } from '../contract.ts'
import { LetterLinks } from './letter-links.tsx'

type Objection = z.output<(typeof getObjection)['reply']>

/** An objection for the desk: what is said against which notice, and beside it what was found and answered. */
export default function ObjectionCase({ caseId }: { caseId: string }) {
  const { data, error, refetch } = useCall(getObjection, { caseId })
  if (error) return <ErrorState error={error} retry={() => void refetch()} />
  if (!data) return <Loading lines={8} />
  return (
    <div className="scroll">
      <div className="side-by-side">
        <section>
          <h3>反映的情况</h3>
          <p className="said">{data.claim}</p>
          <Facts
            items={[
              { label: '提出人', value: data.named ? `${data.name}${data.withheld ? '（对乡镇保密）' : ''}` : '没有留名' },
              ...(data.phone ? [{ label: '电话', value: data.phone }] : []),
              { label: '方式', value: data.way },
              { label: '收到', value: chineseDay(data.receivedOn) },
            ]}
          />
          <h3>针对的公示</h3>
          <Facts
            items={[
              { label: '公示', value: data.notice.title },
              { label: '张贴', value: `${chineseDay(data.notice.postedOn)}至${chineseDay(data.notice.endsOn)}` },
              { label: '办件', value: <Link href={`/cases/${data.contested.caseId}`}>{data.contested.number}</Link> },
              { label: '办件状态', value: data.contested.stepLabel },
            ]}
          />
        </section>
        <section>
          <h3>核实和答复</h3>
          <Finding o={data} />
          <h3>答复文书</h3>
          <LetterLinks letters={data.letters} />
        </section>
      </div>
    </div>
  )
}

function Finding({ o }: { o: Objection }) {
  if (o.finding)
    return (
      <Facts
        items={[
          { label: '结论', value: <b>{o.finding.label}</b> },
          { label: '核实情况', value: o.finding.said },
          ...(o.finding.reply ? [{ label: '答复', value: o.finding.reply }] : []),
          { label: '经手', value: `${o.finding.by}，${chineseDay(dayInShanghai(new Date(o.finding.at)))}` },
        ]}
      />
    )
  const what = o.contested.ended
    ? '低保办件已经结束，可以按“申请已终止”答复。'
    : o.contested.reinvestigated
      ? '已经重新调查并由两位调查人签字，可以写结论和答复。'
      : o.named
        ? '先在低保办件里重新入户调查，两位调查人签字后才能答复。'
        : '匿名线索不影响低保办件；具体可信的，可以转为异议核实。'
  return <Notice title={o.handler ? `由${o.handler}承办` : '还没有人承办'}>{what}答复里不写申请家庭的任何个人信息。</Notice>
}
