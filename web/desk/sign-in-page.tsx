import { useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { demoSignIns, signIn } from '#kernel/api/session.ts'
import { useCall, useSend } from '#web/client/query.ts'
import { messageOf, Notice } from '#web/kit/states.tsx'
import { useTitle } from '#web/kit/title.ts'

/** Staff sign-in; the demonstration's accounts are one tap away. */
export function SignInPage() {
  useTitle('工作台登录')
  const client = useQueryClient()
  const entering = useSend(signIn)
  const demo = useCall(demoSignIns, {})
  const enter = (login: string, password: string) => entering.mutate({ login, password }, { onSuccess: () => client.clear() })
  return (
    <main className="sign-in">
      <h1>民心工作台</h1>
      <Form layout="vertical" requiredMark={false} onFinish={({ login, password }) => enter(login, password)}>
        <Form.Item label="登录名" name="login" rules={[{ required: true, message: '请填登录名' }]}>
          <Input autoComplete="username" autoFocus />
        </Form.Item>
        <Form.Item label="密码" name="password" rules={[{ required: true, message: '请填密码' }]}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        {entering.error && <Notice kind="bad">{messageOf(entering.error)}</Notice>}
        <Button type="primary" htmlType="submit" block loading={entering.isPending}>
          登录
        </Button>
      </Form>
      {demo.data?.password && (
        <>
          <p className="quiet small">演示账号，点一下直接登录：</p>
          <ul>
            {demo.data.staff.map((s) => (
              <li key={s.login}>
                <button type="button" className="linklike" onClick={() => enter(s.login, demo.data.password ?? '')}>
                  {s.name}，{s.placeName}
                  {s.roleName}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </main>
  )
}
