import { Button } from 'antd'
import type { z } from 'zod'
import { yuan } from '#kernel/money.ts'
import { linkTo } from '#web/call.ts'
import { useSend } from '#web/client/query.ts'
import { messageOf, Notice } from '#web/kit/states.tsx'
import { type getCaseload, loadCaseload, markedCaseload } from '../contract.ts'

type View = z.output<(typeof getCaseload)['reply']>

/** Where the list stands: being checked, refused, waiting for a second person, being loaded. */
export function Progress({ data }: { data: View }) {
  const { item, counts, refusal } = data
  const loaded = counts.states.loaded ?? 0
  const waiting = counts.states.new ?? 0
  if (item.state === 'waiting') return <Notice title="正在核对">可以离开这一页，核对完后再来看。</Notice>
  if (item.state === 'refused')
    return (
      <Notice kind="bad" title="这份表格读不出来">
        {refusal}
      </Notice>
    )
  return (
    <>
      {item.wrongRows > 0 && (
        <Notice kind="bad" title={`${item.wrongRows} 行有错误，所在的户没有导入`}>
          <p>改正标红的格子后再上传一次；已经导入的户不会重复。</p>
          <p>
            <a href={linkTo(markedCaseload, { importId: item.importId })}>下载标注错误的表格</a>
          </p>
        </Notice>
      )}
      {item.state === 'loading' && (
        <Notice title={`正在导入：${loaded} / ${loaded + waiting} 户`}>
          <progress value={loaded} max={loaded + waiting} aria-label="导入进度" style={{ width: '100%' }} />
        </Notice>
      )}
      {item.state === 'loaded' && <Notice kind="done" title="已导入">{`${loaded} 户在册，${item.decidedBy} 批准。`}</Notice>}
      {item.state === 'checked' && <Load data={data} waiting={waiting} />}
    </>
  )
}

function Load({ data, waiting }: { data: View; waiting: number }) {
  const sending = useSend(loadCaseload)
  if (waiting === 0) return <Notice title="没有要导入的户">名册里的户都已在册，或者有错误。</Notice>
  return (
    <div className="form-box">
      <p>批准后，{waiting} 户按名册的金额在册，从下一次标准调整或家里有变化起按规则计算。有差异的户请安排复核，不会自动改动。</p>
      {data.mayLoad ? (
        <Button
          type="primary"
          loading={sending.isPending}
          onClick={() => sending.mutate({ importId: data.item.importId, requestId: crypto.randomUUID() })}
        >
          批准，导入 {waiting} 户
        </Button>
      ) : (
        <p>{data.whyNot}。</p>
      )}
      {sending.error && (
        <Notice kind="bad" title="没有导入">
          {messageOf(sending.error)}
        </Notice>
      )}
    </div>
  )
}

export const Summary = ({ data: { item, counts } }: { data: View }) => (
  <dl className="strip">
    <div>
      <dt>名册</dt>
      <dd>
        {item.households} 户，{item.rows} 人
      </dd>
    </div>
    <div>
      <dt>名册每月</dt>
      <dd>{yuan(counts.paysFen)}</dd>
    </div>
    <div>
      <dt>按规则每月</dt>
      <dd>{yuan(counts.ruleFen)}</dd>
    </div>
    <div>
      <dt>和规则一致</dt>
      <dd>{counts.causes.same ?? 0} 户</dd>
    </div>
  </dl>
)
