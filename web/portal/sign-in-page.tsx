import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import { demoSignIns, requestCode, signInByCode } from '#kernel/api/session.ts'
import { useCall, useSend } from '#web/client/query.ts'
import { Button } from '#web/kit/button.tsx'
import { Section } from '#web/kit/section.tsx'
import { messageOf, Notice } from '#web/kit/states.tsx'
import { TextInput } from '#web/kit/text-input.tsx'
import { useTitle } from '#web/kit/title.ts'

/** Sign-in by phone code; the next page is the one the person wanted. */
export function SignInPage() {
  useTitle('登录')
  const [phone, setPhone] = useState('')
  const [code, setCode] = useState('')
  const [sentTo, setSentTo] = useState('')
  const [, go] = useLocation()
  const [search] = useSearchParams()
  const client = useQueryClient()
  const demo = useCall(demoSignIns, {})
  const sending = useSend(requestCode)
  const entering = useSend(signInByCode)
  const phoneFault = phone !== '' && !/^1\d{10}$/.test(phone) ? '手机号是 11 位数字' : undefined
  const ask = (number: string) => sending.mutate({ phone: number }, { onSuccess: () => setSentTo(number) })
  const enter = (e: FormEvent) => {
    e.preventDefault()
    entering.mutate(
      { phone: sentTo, code },
      {
        onSuccess: (session) => {
          client.clear()
          go(search.get('next') ?? (session.actor?.bound ? '/' : '/bind'))
        },
      },
    )
  }
  return (
    <Section className="one-column">
      <h1>登录</h1>
      <form
        onSubmit={
          sentTo
            ? enter
            : (e) => {
                e.preventDefault()
                if (/^1\d{10}$/.test(phone)) ask(phone)
              }
        }
      >
        <TextInput label="手机号" value={phone} onChange={setPhone} inputMode="tel" autoComplete="tel" fault={phoneFault} />
        {sentTo === '' ? (
          <p className="stack">
            <Button type="submit" look="main" wide busy={sending.isPending} disabled={!/^1\d{10}$/.test(phone)}>
              获取验证码
            </Button>
          </p>
        ) : (
          <>
            <TextInput
              label="短信验证码"
              hint={`已发到 ${sentTo}，5 分钟内有效`}
              value={code}
              onChange={setCode}
              inputMode="numeric"
              autoComplete="one-time-code"
            />
            {sending.data?.demoCode && <Notice>演示模式不发短信，验证码是 {sending.data.demoCode}</Notice>}
            <p className="stack">
              <Button type="submit" look="main" wide busy={entering.isPending} disabled={!/^\d{6}$/.test(code)}>
                登录
              </Button>
              <Button wide onClick={() => ask(phone)}>
                重新获取
              </Button>
            </p>
          </>
        )}
        {(sending.error || entering.error) && <Notice kind="bad">{messageOf(sending.error ?? entering.error)}</Notice>}
      </form>
      {demo.data && demo.data.residents.length > 0 && (
        <>
          <h2>演示居民</h2>
          <ul className="rows">
            {demo.data.residents.map((r) => (
              <li key={r.phone}>
                <button
                  type="button"
                  className="row"
                  onClick={() => {
                    setPhone(r.phone)
                    ask(r.phone)
                  }}
                >
                  <b>
                    {r.name} {r.phone}
                  </b>
                  <small>{r.about}</small>
                </button>
              </li>
            ))}
          </ul>
          <p className="quiet small">
            工作人员请到<a href="/desk">工作台</a>登录。
          </p>
        </>
      )}
    </Section>
  )
}
