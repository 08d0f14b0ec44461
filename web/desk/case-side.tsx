import { Suspense, useState } from 'react'
import { type CaseView, moveCase } from '#kernel/api/cases.ts'
import { chineseDay, dayInShanghai, timeInShanghai } from '#kernel/day.ts'
import { useSend } from '#web/client/query.ts'
import { Loading, messageOf, Notice } from '#web/kit/states.tsx'
import { Timeline } from '#web/kit/timeline.tsx'
import { useKeys } from './keys.ts'
import { lazily } from './lazily.ts'
import { besides, caseViews } from './pages.ts'

/** What this actor can do: allowed first with the key, then not allowed with the reason. The form opens in place. */
export function CaseSide({ c, startAct }: { c: CaseView; startAct: boolean }) {
  const allowed = c.actions.filter((a) => a.allowed)
  // What ends a case for good is never the button under the thumb, unless it is the step that is waited for.
  const main =
    allowed.find((a) => !a.weighty) ?? (allowed.some((a) => a.move === 'grant') ? allowed.find((a) => a.move === 'grant') : undefined)
  const blocked = c.actions.filter((a) => !a.allowed)
  const [open, setOpen] = useState<string | null>(startAct ? (main?.move ?? null) : null)
  const [requestId, setRequestId] = useState(() => crypto.randomUUID())
  const sending = useSend(moveCase)
  const form = caseViews[c.service]?.form
  const Form = form && lazily(form)
  useKeys({ 'ctrl+enter': () => main && open === null && setOpen(main.move) })
  const chosen = allowed.find((a) => a.move === open)
  const send = (input: Record<string, unknown>) =>
    sending.mutate(
      { caseId: c.caseId, move: open ?? '', requestId, version: c.version, input },
      {
        onSuccess: () => {
          setOpen(null)
          setRequestId(crypto.randomUUID())
        },
        onError: () => setRequestId(crypto.randomUUID()),
      },
    )
  return (
    <aside className="side-p" aria-label="办理">
      <h2>您现在能做的</h2>
      {allowed.length === 0 && <p className="quiet">{c.ended ? '本件已办结。' : `现在等${c.waitsFor.join('、')}办理。`}</p>}
      {[...(main ? [main] : []), ...allowed.filter((a) => a !== main)].map((a) => (
        <div key={a.move}>
          {a === main ? (
            <button
              type="button"
              className="btn main"
              aria-expanded={open === a.move}
              onClick={() => setOpen(open === a.move ? null : a.move)}
            >
              {a.label} <kbd>Ctrl Enter</kbd>
            </button>
          ) : (
            <div className="act">
              <b>
                {a.label}{' '}
                <button
                  type="button"
                  className="linklike"
                  aria-expanded={open === a.move}
                  aria-label={`办理：${a.label}`}
                  onClick={() => setOpen(open === a.move ? null : a.move)}
                >
                  办理
                </button>
              </b>
            </div>
          )}
          {chosen?.move === a.move && Form && (
            <Suspense fallback={<Loading />}>
              <Form caseId={c.caseId} move={a.move} label={a.label} busy={sending.isPending} send={send} cancel={() => setOpen(null)} />
            </Suspense>
          )}
        </div>
      ))}
      {sending.error && (
        <Notice kind="bad" title="没有办成">
          {messageOf(sending.error)}
        </Notice>
      )}
      {blocked.length > 0 && <h2>现在还不能做的</h2>}
      {blocked.map((a) => (
        <div key={a.move} className="act no">
          <b>{a.label}</b>
          <p>{a.why}。</p>
        </div>
      ))}
      {besides
        .filter((b) => b.services.includes(c.service))
        .map((b) => {
          const Beside = lazily(b.load)
          return (
            <Suspense key={String(b.services)} fallback={null}>
              <Beside caseId={c.caseId} />
            </Suspense>
          )
        })}
      <h2>经过</h2>
      <Timeline
        items={[
          ...c.history.slice(-6).map((h, i, all) => ({
            label: `${h.label}`,
            time: `${chineseDay(dayInShanghai(new Date(h.at))).slice(5)} ${timeInShanghai(new Date(h.at))}`,
            note: h.by === h.roleName ? h.by : `${h.by}，${h.roleName}`,
            state: i === all.length - 1 ? ('turn' as const) : ('done' as const),
          })),
          ...c.ahead.slice(0, 4).map((a, i) => ({
            label: a.label,
            time: a.expectedOn ? `${chineseDay(a.expectedOn).slice(5)}止` : undefined,
            state: i === 0 ? ('next' as const) : ('later' as const),
          })),
        ]}
      />
    </aside>
  )
}
