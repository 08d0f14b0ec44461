import { getSession, type SessionReply } from '#kernel/api/session.ts'
import { useCall } from './query.ts'

/** Who is signed in; undefined while asking. */
export function useSession(): { session: SessionReply | undefined; error: unknown; again: () => void } {
  const { data, error, refetch } = useCall(getSession, {})
  return { session: data, error, again: () => void refetch() }
}

/** The line that says that nobody here is real. */
export const DemoLine = ({ demo }: { demo: boolean | undefined }) => (demo ? <p className="demo">演示数据，人物与办件均为虚构</p> : null)
