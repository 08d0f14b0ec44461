import { useState } from 'react'
import { useParams } from 'wouter'
import { useSend } from '#web/client/query.ts'
import { useSession } from '#web/client/session.tsx'
import { LinkButton } from '#web/kit/button.tsx'
import { Submit } from '#web/kit/field.tsx'
import { Section } from '#web/kit/section.tsx'
import { messageOf, Notice } from '#web/kit/states.tsx'
import { TextInput } from '#web/kit/text-input.tsx'
import { useTitle } from '#web/kit/title.ts'
import { agreeToEntry } from '../peaks/contract.ts'
import { numberFault } from './portal-people.tsx'

/** The other one of the two agrees to an entry, from an account of their own. */
export default function AgreePage() {
  useTitle('确认对方的抽号报名')
  const { peakId = '' } = useParams()
  const { session } = useSession()
  const [idNumber, setNumber] = useState('')
  const [code, setCode] = useState('')
  const [asked, setAsked] = useState(false)
  const sending = useSend(agreeToEntry)
  if (session?.actor?.kind !== 'resident')
    return (
      <Section className="one-column">
        <h1>确认对方的抽号报名</h1>
        <p>请用您自己的手机号登录。</p>
        <LinkButton look="main" href={`/sign-in?next=/marriage-booking/peaks/${peakId}/agree`}>
          登录
        </LinkButton>
      </Section>
    )
  const fault = numberFault(idNumber)
  return (
    <Section className="one-column">
      <h1>确认对方的抽号报名</h1>
      {sending.data ? (
        <Notice kind="done" title={`已确认，报名编号 ${sending.data.no}`}>
          {sending.data.names.join('和')}的报名已经有效，抽号后会发短信。
        </Notice>
      ) : (
        <form
          onSubmit={(e) => {
            e.preventDefault()
            setAsked(true)
            if (!fault && /^\d{6}$/.test(code)) sending.mutate({ requestId: crypto.randomUUID(), peakId, idNumber, code })
          }}
        >
          <TextInput
            label="您的公民身份号码"
            value={idNumber}
            onChange={setNumber}
            maxLength={20}
            autoComplete="off"
            fault={asked ? fault : undefined}
          />
          <TextInput
            label="确认码"
            hint="报名人手机上显示的 6 位数字"
            value={code}
            onChange={setCode}
            maxLength={6}
            inputMode="numeric"
            fault={asked && !/^\d{6}$/.test(code) ? '确认码是 6 位数字' : undefined}
          />
          {sending.error && <Notice kind="bad">{messageOf(sending.error)}</Notice>}
          <Submit label="同意一起报名" busy={sending.isPending} />
        </form>
      )}
    </Section>
  )
}
