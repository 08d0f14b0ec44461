import { useSession } from '#web/client/session.tsx'
import { LinkButton } from '#web/kit/button.tsx'
import { Section } from '#web/kit/section.tsx'
import { useTitle } from '#web/kit/title.ts'
import { plain } from '../texts.zh.ts'

/** Who qualifies and what to bring, in plain words, before any question is asked. */
export default function GuidePage() {
  useTitle('最低生活保障')
  const { session } = useSession()
  const apply = '/apply/subsistence'
  return (
    <div className="one-column">
      <Section>
        <h1>最低生活保障</h1>
        <p>低保：{plain.what}</p>
        <p className="stack">
          <LinkButton look="main" wide href={session?.actor ? apply : `/sign-in?next=${apply}`}>
            开始申请
          </LinkButton>
        </p>
        <p className="quiet small">大约 15 分钟，可以随时离开，回来接着填。填的时候能看到估算。</p>
      </Section>
      <Section title="谁可以申请">
        <Bullets lines={plain.who} />
      </Section>
      <Section title="准备什么">
        <Bullets lines={plain.bring} />
      </Section>
      <Section title="多久有结果">
        <p>{plain.time}</p>
      </Section>
      <Section title="不方便自己填">
        <p>村（社区）工作人员可以上门代办，带上身份证即可。</p>
      </Section>
    </div>
  )
}

const Bullets = ({ lines }: { lines: readonly string[] }) => (
  <ul className="bullets">
    {lines.map((line) => (
      <li key={line}>{line}</li>
    ))}
  </ul>
)
