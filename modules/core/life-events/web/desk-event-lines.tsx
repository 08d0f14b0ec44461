import { useState } from 'react'
import { Button, Form } from 'antd'
import { Link } from 'wouter'
import { chineseDay } from '#kernel/day.ts'
import { useSend } from '#web/client/query.ts'
import { useSession } from '#web/client/session.tsx'
import { ReasonField } from '#web/desk/fields.tsx'
import { messageOf, Notice } from '#web/kit/states.tsx'
import { Status, type StatusKind } from '#web/kit/status.tsx'
import { closeEventLine, type EventLine, type EventView } from '../contract.ts'

const kindOf = (l: EventLine): StatusKind => (l.state === 'open' ? (l.late ? 'over' : 'you') : l.state === 'done' ? 'done' : 'wait')

/** Everything that follows: what was found, what was or is to be done, whose turn until when, what closed it. */
export function EventLines({ e }: { e: EventView }) {
  const [closing, setClosing] = useState<string>()
  return (
    <ul className="event-lines">
      {e.lines.map((l) => (
        <li key={l.lineId}>
          <b>{l.title}</b>
          <div>
            {l.found}
            {l.act && <small>{l.act}</small>}
            {l.how && <small>办结：{l.how}</small>}
            {l.undone && <small>恢复：{l.undone}</small>}
            {closing === l.lineId && <CloseForm e={e} line={l} done={() => setClosing(undefined)} />}
          </div>
          <div>
            <Whose l={l} />
          </div>
          <div>
            <Status kind={kindOf(l)}>{l.stateLabel}</Status>
            {l.mayClose && closing !== l.lineId && (
              <button type="button" className="linklike" onClick={() => setClosing(l.lineId)}>
                登记办完
              </button>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}

function Whose({ l }: { l: EventLine }) {
  const { session } = useSession()
  // Finance follows recoveries on a page of its own and has no cases.
  const opens = l.caseId && session?.actor?.role !== 'finance'
  return (
    <>
      {l.state === 'open' && (
        <>
          {l.placeName}
          {l.roleLabel}
          <small className={l.late ? 'due over' : 'due'}>{l.dueText || '期限待放假安排公布后计算'}</small>
        </>
      )}
      {l.state !== 'open' && l.closedOn && (
        <>
          {l.closedBy}
          <small>{chineseDay(l.closedOn)}</small>
        </>
      )}
      {l.state === 'done' && !l.closedOn && '系统'}
      {opens && (
        <small>
          <Link href={`/cases/${l.caseId}`}>打开办件</Link>
        </small>
      )}
      {!opens && l.link && l.state !== 'none' && (
        <small>
          <Link href={l.link}>{l.link.startsWith('/residents') ? '打开这个人' : '打开这一户'}</Link>
        </small>
      )}
    </>
  )
}

function CloseForm({ e, line, done }: { e: EventView; line: EventLine; done: () => void }) {
  const sending = useSend(closeEventLine)
  const [requestId] = useState(() => crypto.randomUUID())
  return (
    <Form
      className="form-box"
      layout="vertical"
      requiredMark={false}
      onFinish={({ note }: { note: string }) =>
        sending.mutate({ requestId, eventId: e.eventId, lineId: line.lineId, note }, { onSuccess: done })
      }
    >
      <ReasonField name="note" label="怎么办的" />
      {sending.error && (
        <Notice kind="bad" title="没有登记">
          {messageOf(sending.error)}
        </Notice>
      )}
      <p className="buttons">
        <Button type="primary" htmlType="submit" loading={sending.isPending}>
          办完了
        </Button>
        <Button onClick={done}>取消</Button>
      </p>
    </Form>
  )
}
