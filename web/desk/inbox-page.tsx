import { Suspense, useMemo, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { exportInbox, getInbox, type InboxItem } from '#kernel/api/cases.ts'
import { listTasks } from '#kernel/api/tasks.ts'
import { linkTo } from '#web/call.ts'
import { useCall } from '#web/client/query.ts'
import { EmptyState, ErrorState, Loading } from '#web/kit/states.tsx'
import { useTitle } from '#web/kit/title.ts'
import { Peek } from './inbox-peek.tsx'
import { Queue } from './inbox-queue.tsx'
import { useKeys } from './keys.ts'
import { TaskList } from './task-list.tsx'

type Turn = 'all' | 'mine' | 'others'
const turns: [Turn, string][] = [
  ['all', '全部'],
  ['mine', '等我办'],
  ['others', '等别人'],
]

/** What is overdue first; list left, case right; the whole list by keyboard. */
export function InboxPage() {
  useTitle('待办')
  const [turn, setTurn] = useState<Turn>('all')
  const [ended, setEnded] = useState<'no' | 'yes'>('no')
  const [words, setWords] = useState('')
  const [tasks, showTasks] = useState(false)
  const waiting = useCall(listTasks, { limit: 1 })
  const [limit, setLimit] = useState(50)
  const [at, setAt] = useState(0)
  const seek = useRef<HTMLInputElement>(null)
  const [, go] = useLocation()
  const query = { turn, ended, limit, ...(words.trim() ? { q: words.trim() } : {}) }
  const { data, error, refetch } = useCall(getInbox, query)
  const items = useMemo(() => data?.items ?? [], [data])
  const chosen = items[Math.min(at, items.length - 1)]
  // Another list begins at its first row.
  const turnTo = (next: { turn?: Turn; ended?: 'no' | 'yes'; words?: string }) => {
    setAt(0)
    showTasks(false)
    if (next.turn) setTurn(next.turn)
    if (next.ended) setEnded(next.ended)
    if (next.words !== undefined) setWords(next.words)
  }
  const open = (item: InboxItem | undefined) => item && go(`/cases/${item.caseId}`)
  useKeys({
    j: () => setAt((n) => Math.min(n + 1, items.length - 1)),
    k: () => setAt((n) => Math.max(n - 1, 0)),
    enter: () => open(chosen),
    'ctrl+enter': () => chosen && go(`/cases/${chosen.caseId}?act=1`),
    '/': () => seek.current?.focus(),
  })
  const counts = data?.counts
  return (
    <div className="inbox">
      <section className="list" aria-label="待办列表" style={tasks ? { gridColumn: '1 / -1' } : undefined}>
        <header>
          <h1>待办</h1>
          <span className="quiet">
            {counts ? `${counts.all} 件，按最先到期排列${counts.late ? `，已超期 ${counts.late} 件` : ''}` : ''}
          </span>
          <span className="acts">
            <a href={linkTo(exportInbox, query)}>导出 Excel</a>
          </span>
        </header>
        <p className="filters">
          {turns.map(([value, label]) => (
            <button
              key={value}
              type="button"
              className={turn === value && !tasks ? 'chip on' : 'chip'}
              aria-pressed={turn === value && !tasks}
              onClick={() => turnTo({ turn: value })}
            >
              {label} <b>{value === 'all' ? counts?.all : value === 'mine' ? counts?.mine : counts?.others}</b>
            </button>
          ))}
          <button
            type="button"
            className={ended === 'yes' ? 'chip on' : 'chip'}
            aria-pressed={ended === 'yes'}
            onClick={() => turnTo({ ended: ended === 'yes' ? 'no' : 'yes' })}
          >
            已办结
          </button>
          <button type="button" className={tasks ? 'chip on' : 'chip'} aria-pressed={tasks} onClick={() => showTasks(!tasks)}>
            任务 <b>{waiting.data?.open}</b>
            {waiting.data && waiting.data.late > 0 && <span>超期 {waiting.data.late}</span>}
          </button>
          <input
            ref={seek}
            className="chip end"
            aria-label="按姓名或编号查找"
            placeholder="姓名、编号"
            value={words}
            onChange={(e) => turnTo({ words: e.target.value })}
          />
        </p>
        <div className="scroll">
          {tasks ? (
            <TaskList state={ended === 'yes' ? 'done' : 'open'} />
          ) : error ? (
            <ErrorState error={error} retry={() => void refetch()} />
          ) : !data ? (
            <Loading lines={8} />
          ) : items.length === 0 ? (
            <EmptyState title={words ? '没有找到' : '没有待办'}>
              {words ? '换个姓名或编号试试。' : '新的申请会出现在这里，最先到期的排在最前。'}
            </EmptyState>
          ) : (
            <Queue items={items} at={Math.min(at, items.length - 1)} onPick={setAt} onOpen={open} />
          )}
          {data?.next && !tasks && (
            <p className="more">
              <button type="button" className="btn low" onClick={() => setLimit((n) => Math.min(200, n + 50))}>
                显示更多
              </button>
            </p>
          )}
        </div>
        <p className="keys">
          <span>
            <kbd>j</kbd>
            <kbd>k</kbd>上下
          </span>
          <span>
            <kbd>Enter</kbd>打开
          </span>
          <span>
            <kbd>/</kbd>查找
          </span>
          <span>
            <kbd>Ctrl</kbd>
            <kbd>Enter</kbd>办理
          </span>
          <span>{tasks ? `任务 ${waiting.data?.open ?? 0} 项` : `显示 ${items.length} / ${counts?.all ?? 0}`}</span>
        </p>
      </section>
      {!tasks && (
        <Suspense
          fallback={
            <aside className="peek">
              <Loading />
            </aside>
          }
        >
          {chosen ? <Peek item={chosen} onOpen={() => open(chosen)} /> : <aside className="peek" />}
        </Suspense>
      )}
    </div>
  )
}
