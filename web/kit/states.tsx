import { type ReactNode, useSyncExternalStore } from 'react'
import { CallError } from '#web/call.ts'
import { Button } from './button.tsx'

/** Says what this place is for and offers the first action. */
export const EmptyState = ({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) => (
  <div className="state-box">
    <h2>{title}</h2>
    {children && <p>{children}</p>}
    {action && <div className="stack">{action}</div>}
  </div>
)

/** What happened, whether anything was lost, what to do. A refusal has no 再试一次. */
export function ErrorState({ error, retry }: { error: unknown; retry?: (() => void) | undefined }) {
  const known = error instanceof CallError ? error : undefined
  const forbidden = known?.status === 403
  return (
    <div className="state-box" role="alert">
      <h2>{forbidden ? '您现在不能看这一页' : known?.code === 'network' ? '没有连上网络' : '这一页没有打开'}</h2>
      <p>{known?.message ?? '页面出了意外，已填的内容没有丢失。请再试一次。'}</p>
      {retry && !forbidden && (
        <div className="stack">
          <Button low onClick={retry}>
            再试一次
          </Button>
        </div>
      )}
      {known?.requestId && <p className="trace">报修时请说编号 {known.requestId.slice(0, 8)}</p>}
    </div>
  )
}

/** Grey lines where text will be. */
export const Loading = ({ lines = 4, what = '正在打开' }: { lines?: number | undefined; what?: string | undefined }) => (
  <div role="status">
    <span className="unseen">{what}</span>
    {Array.from({ length: lines }, (_, i) => i).map((i) => (
      <span key={i} className="bone" style={{ width: `${92 - ((i * 23) % 50)}%` }} />
    ))}
  </div>
)

const watchLine = (tell: () => void) => {
  addEventListener('online', tell)
  addEventListener('offline', tell)
  return () => {
    removeEventListener('online', tell)
    removeEventListener('offline', tell)
  }
}

/** Whether the browser believes it is connected. */
export const useOnline = (): boolean => useSyncExternalStore(watchLine, () => navigator.onLine)

/** Stays while there is no network. */
export function OfflineBanner() {
  if (useOnline()) return <div role="status" />
  return (
    <div className="offline" role="status">
      没有网络。已填的内容保存在本机，连上后可以继续。
    </div>
  )
}

/** Something to know, beside the thing it belongs to. */
export const Notice = ({
  kind,
  title,
  children,
}: {
  kind?: 'info' | 'warn' | 'bad' | 'done' | undefined
  title?: string | undefined
  children?: ReactNode
}) => (
  <div className={kind && kind !== 'info' ? `note-box ${kind}` : 'note-box'} role={kind === 'bad' ? 'alert' : 'status'}>
    {title && <b>{title}</b>}
    {children}
  </div>
)

/** The sentence of a failure, for a Notice or a Fault. */
export const messageOf = (error: unknown): string =>
  error instanceof CallError ? error.message : '这一步没有办成，已填的内容没有丢失。请再试一次。'
