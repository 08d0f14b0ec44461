import { Link } from 'wouter'
import { yuan } from '#kernel/money.ts'
import { useCall } from '#web/client/query.ts'
import { LinkButton } from '#web/kit/button.tsx'
import { Facts, Section } from '#web/kit/section.tsx'
import { EmptyState, ErrorState, Loading } from '#web/kit/states.tsx'
import { useTitle } from '#web/kit/title.ts'
import { myHousehold } from '../household/contract.ts'

/** 我家的低保: what the own household gets, and the way to tell that something changed. */
export default function MyHouseholdPage() {
  useTitle('我家的低保')
  const { data, error, refetch } = useCall(myHousehold, {})
  if (error) return <ErrorState error={error} retry={() => void refetch()} />
  if (!data)
    return (
      <Section className="one-column">
        <Loading />
      </Section>
    )
  const { household } = data
  if (!household)
    return (
      <EmptyState
        title="您家现在没有享受低保"
        action={
          <LinkButton look="main" href="/services/subsistence">
            看看能不能申请
          </LinkButton>
        }
      >
        享受以后，这里写着每月多少钱；家里情况有变化，也在这里告诉我们。
      </EmptyState>
    )
  return (
    <div className="one-column">
      <Section>
        <h1>我家的低保</h1>
        <Facts
          items={[
            { label: '类别', value: household.categoryLabel },
            { label: '每月', value: <b>{yuan(household.monthlyFen)}</b> },
            { label: '状态', value: household.stateLabel },
            { label: '家里的人', value: household.people.map((p) => p.name).join('、') },
          ]}
        />
        {household.open.map((c) => (
          <p key={c.caseId}>
            <Link href={`/cases/subsistence_change/${c.caseId}`}>正在办理：{c.kindLabel}</Link>
          </p>
        ))}
      </Section>
      <Section title="家里有变化">
        <p>有人去世、搬走、出生、结婚，找到工作、收入变了、生病了，都请在三十天内告诉我们。该加的早一天加，也免得以后退钱。</p>
        <p className="stack">
          <LinkButton look="main" href="/household/change">
            报告变化
          </LinkButton>
        </p>
      </Section>
    </div>
  )
}
