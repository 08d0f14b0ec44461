import { caseTasks, type TaskItem } from '#kernel/api/tasks.ts'
import { chineseDay } from '#kernel/day.ts'
import { useCall } from '#web/client/query.ts'
import { Status } from '#web/kit/status.tsx'
import { TaskForm } from './task-form.tsx'

/** What is done beside the moves of a case, also after it has ended; who has it can say here that it is done. */
export function CaseTasks({ caseId }: { caseId: string }) {
  const { data } = useCall(caseTasks, { caseId })
  if (!data || data.items.length === 0) return null
  return (
    <ul className="linked" aria-label="任务">
      {data.items.map((t) => (
        <li key={t.taskId}>
          <span className="quiet">任务</span>
          <b>{t.label}</b>
          <TaskState t={t} />
          {t.mine && !t.doneOn && <TaskForm t={t} />}
        </li>
      ))}
    </ul>
  )
}

/** Done by whom and when, or who has it and until when. */
export function TaskState({ t }: { t: TaskItem }) {
  if (t.doneOn)
    return (
      <Status kind="done">
        {chineseDay(t.doneOn)}完成，{t.doneBy}
        {t.note ? `：${t.note}` : ''}
      </Status>
    )
  const until = t.dueOn ? `，${chineseDay(t.dueOn)}${t.late ? '应完成，已超期' : '前'}` : ''
  return (
    <Status kind={t.late ? 'over' : t.mine ? 'you' : 'wait'}>
      {t.mine ? '等您办' : `由${t.roleName}办`}
      {until}
    </Status>
  )
}
