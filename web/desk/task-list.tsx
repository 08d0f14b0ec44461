import { Link } from 'wouter'
import { listTasks } from '#kernel/api/tasks.ts'
import { useCall } from '#web/client/query.ts'
import { Pager, useTrail } from '#web/kit/pager.tsx'
import { EmptyState, ErrorState, Loading } from '#web/kit/states.tsx'
import { Table } from '#web/kit/table.tsx'
import { TaskState } from './case-tasks.tsx'
import { TaskForm } from './task-form.tsx'

/** The tasks of the own post beside the cases: what is due first on top, or what was done last. */
export function TaskList({ state }: { state: 'open' | 'done' }) {
  const trail = useTrail()
  const { data, error, refetch } = useCall(listTasks, { state, ...(trail.after ? { after: trail.after } : {}) })
  if (error) return <ErrorState error={error} retry={() => void refetch()} />
  if (!data) return <Loading lines={8} />
  if (data.items.length === 0)
    return (
      <EmptyState title={state === 'open' ? '没有要完成的任务' : '还没有完成过任务'}>
        批准、停发以后要张贴名单这类事，会列在这里，最先到期的排在最前。
      </EmptyState>
    )
  return (
    <div className="page">
      <Table
        rows={data.items}
        keyOf={(t) => t.taskId}
        columns={[
          { head: '任务', cell: (t) => <b>{t.label}</b> },
          { head: '办件', cell: (t) => <Link href={`/cases/${t.caseId}`}>{`${t.serviceTitle}，${t.title}`}</Link> },
          { head: '村社', cell: (t) => t.placeName },
          { head: '期限', cell: (t) => <TaskState t={t} /> },
          { head: '办理', cell: (t) => (t.mine && !t.doneOn ? <TaskForm t={t} /> : null) },
        ]}
      />
      <Pager trail={trail} next={data.next} />
    </div>
  )
}
