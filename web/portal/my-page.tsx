import { useQueryClient } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import { signOut } from '#kernel/api/session.ts'
import { chineseMonth } from '#kernel/day.ts'
import { yuan } from '#kernel/money.ts'
import { myPayments } from '#modules/bureau/payments/contract.ts'
import { useCall, useSend } from '#web/client/query.ts'
import { useSession } from '#web/client/session.tsx'
import { Button, LinkButton } from '#web/kit/button.tsx'
import { Section } from '#web/kit/section.tsx'
import { EmptyState, ErrorState, Loading } from '#web/kit/states.tsx'
import { Sum } from '#web/kit/sum.tsx'
import { useTitle } from '#web/kit/title.ts'

/** Who I am here, what I was paid, the way out. */
export function MyPage() {
  useTitle('我的')
  const { session } = useSession()
  const [, go] = useLocation()
  const client = useQueryClient()
  const leaving = useSend(signOut)
  const actor = session?.actor
  if (!actor)
    return (
      <EmptyState
        title="还没有登录"
        action={
          <LinkButton look="main" href="/sign-in">
            登录
          </LinkButton>
        }
      />
    )
  return (
    <div className="one-column">
      <Section>
        <h1>{actor.name || '我的'}</h1>
        {!actor.bound && actor.kind === 'resident' && (
          <p className="stack">
            <LinkButton look="main" href="/bind">
              核对您是谁
            </LinkButton>
          </p>
        )}
      </Section>
      {actor.bound && (
        <Section title="我家的低保">
          <p className="stack">
            <LinkButton href="/household">查看，或报告家里的变化</LinkButton>
          </p>
        </Section>
      )}
      {actor.bound && <Payments />}
      <Section>
        <Button
          wide
          busy={leaving.isPending}
          onClick={() =>
            leaving.mutate(
              {},
              {
                onSuccess: () => {
                  client.clear()
                  go('/')
                },
              },
            )
          }
        >
          退出登录
        </Button>
      </Section>
    </div>
  )
}

function Payments() {
  const { data, error, refetch } = useCall(myPayments, {})
  return (
    <Section title="发放记录">
      {error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : !data ? (
        <Loading lines={3} />
      ) : data.items.length === 0 ? (
        <p className="quiet">还没有发放记录。批准后从次月开始发放。</p>
      ) : (
        <Sum
          label="发放记录"
          rows={data.items.map((i) => ({ label: `${chineseMonth(i.month)} ${i.label}`, formula: i.resultLabel, amount: yuan(i.fen) }))}
        />
      )}
    </Section>
  )
}
