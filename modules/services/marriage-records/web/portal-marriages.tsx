import { chineseDay } from '#kernel/day.ts'
import { useCall } from '#web/client/query.ts'
import { useSession } from '#web/client/session.tsx'
import { LinkButton } from '#web/kit/button.tsx'
import { Facts, Section } from '#web/kit/section.tsx'
import { EmptyState, ErrorState, Loading } from '#web/kit/states.tsx'
import { Status } from '#web/kit/status.tsx'
import { useTitle } from '#web/kit/title.ts'
import { myMarriages } from '../contract.ts'

/** 我的婚姻登记: the own marriages and certificates, masked, and how a lost one is issued again. */
export default function MarriagesPage() {
  useTitle('我的婚姻登记')
  const { session } = useSession()
  const resident = session?.actor?.kind === 'resident'
  return (
    <div className="one-column">
      <header className="step-head">
        <p className="back">
          <a href="/">返回</a>
          <span>婚姻登记</span>
        </p>
        <h1>我的婚姻登记</h1>
      </header>
      {resident ? (
        <Mine />
      ) : (
        <Section>
          <EmptyState title="登录后查看自己的登记" action={<LinkButton href="/sign-in?next=/marriages">登录</LinkButton>}>
            只有本人能看到自己的婚姻登记。
          </EmptyState>
        </Section>
      )}
      <HowTo />
    </div>
  )
}

function Mine() {
  const { data, error, refetch } = useCall(myMarriages, {})
  if (error) return <ErrorState error={error} retry={() => void refetch()} />
  if (!data)
    return (
      <Section>
        <Loading />
      </Section>
    )
  if (!data.bound)
    return (
      <Section>
        <EmptyState title="先核对您是谁" action={<LinkButton href="/bind">实名绑定</LinkButton>}>
          婚姻登记是个人隐私，实名绑定以后才能查看。
        </EmptyState>
      </Section>
    )
  if (data.items.length === 0)
    return (
      <Section>
        <EmptyState title="本地没有查到您的婚姻登记">在外地登记的、很早以前登记的，这里可能没有。可以带身份证到登记处查档。</EmptyState>
      </Section>
    )
  return data.items.map((m) => (
    <Section
      key={m.relationId}
      title={`${chineseDay(m.registeredOn)}登记`}
      aside={<Status kind={m.standing ? 'done' : 'wait'}>{m.statusLabel}</Status>}
    >
      <Facts
        items={[
          { label: '配偶', value: m.otherMasked },
          { label: '登记机关', value: m.registryName },
          ...m.certificates.map((c) => ({ label: c.label, value: `${c.certMask}，${chineseDay(c.on)}，${c.statusLabel}` })),
        ]}
      />
    </Section>
  ))
}

const HowTo = () => (
  <Section title="证丢了怎么补领">
    <ol style={{ listStyle: 'decimal', paddingLeft: 24 }}>
      <li>本人带身份证到婚姻登记处，当场签一份遗失声明，不收费。2025年5月10日起不限原来的登记处，也不用户口簿。</li>
      <li>登记处查到档案，两名登记员审查后当场发证。补领的证写明原来的登记日期。</li>
      <li>档案在外地的，登记处代为查询；档案遗失的，带户口簿、村（社区）证明等三种证明。</li>
      <li>不能亲自来的，委托别人要先办公证。</li>
    </ol>
    <p className="quiet">
      已经离婚的不补结婚证，可以申请档案复印件。买房、贷款等不再需要（无）婚姻登记记录证明，办事单位可以自行核验；只有在台湾使用和少数国家的公证可以出具。
    </p>
  </Section>
)
