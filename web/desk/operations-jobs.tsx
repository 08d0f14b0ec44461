import { Button } from 'antd'
import { failedJobs, retryJob } from '#kernel/api/operations.ts'
import { useCall, useSend } from '#web/client/query.ts'
import { Pager, useTrail } from '#web/kit/pager.tsx'
import { ErrorState, messageOf, Notice } from '#web/kit/states.tsx'
import { Table } from '#web/kit/table.tsx'
import { moment } from './operations-words.ts'

/** Work that gave up, and the way to let it begin anew. */
export function FailedJobs({ mayAct, count }: { mayAct: boolean; count: number }) {
  const trail = useTrail()
  const asked = useCall(failedJobs, trail.after ? { after: trail.after } : {}, count > 0)
  const sending = useSend(retryJob)
  return (
    <section>
      <h2>失败的后台任务</h2>
      {sending.error && <Notice kind="bad">{messageOf(sending.error)}</Notice>}
      {sending.isSuccess && <Notice kind="done">已重新排队，稍后自动执行。</Notice>}
      {count === 0 ? (
        <p className="quiet">没有失败的任务。</p>
      ) : asked.error ? (
        <ErrorState error={asked.error} retry={() => void asked.refetch()} />
      ) : (
        <Table
          rows={asked.data?.items ?? []}
          keyOf={(j) => j.jobId}
          columns={[
            { head: '任务', cell: (j) => j.kind },
            { head: '编号', num: true, cell: (j) => j.jobId },
            { head: '地区', cell: (j) => j.placeName },
            { head: '试过', num: true, cell: (j) => `${j.attempts} 次` },
            { head: '最后一次', nowrap: true, cell: (j) => moment(j.lastAt) },
            { head: '错误代码', cell: (j) => j.failure },
            ...(mayAct
              ? [
                  {
                    head: '处理',
                    cell: (j: { jobId: string }) => (
                      <Button
                        size="small"
                        aria-label={`重试任务 ${j.jobId}`}
                        loading={sending.isPending && sending.variables?.jobId === j.jobId}
                        onClick={() => sending.mutate({ jobId: j.jobId, requestId: crypto.randomUUID() })}
                      >
                        重试
                      </Button>
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
      <Pager trail={trail} next={asked.data?.next} />
    </section>
  )
}
