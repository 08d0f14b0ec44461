import { Button, Form, Input } from 'antd'
import { changePassword } from '#kernel/api/session.ts'
import { useSend } from '#web/client/query.ts'
import { messageOf, Notice } from '#web/kit/states.tsx'
import { useTitle } from '#web/kit/title.ts'

/** The first password is known to whoever made the account: it is changed before anything else. */
export function PasswordPage() {
  useTitle('修改密码')
  const sending = useSend(changePassword)
  return (
    <main className="sign-in">
      <h1>请先修改密码</h1>
      <p className="quiet">首次登录要换成自己的密码，至少 10 个字符，不要包含登录名。</p>
      <Form layout="vertical" requiredMark={false} onFinish={({ current, next }) => sending.mutate({ current, next })}>
        <Form.Item label="现在的密码" name="current" rules={[{ required: true, message: '请填现在的密码' }]}>
          <Input.Password />
        </Form.Item>
        <Form.Item label="新密码" name="next" rules={[{ required: true, min: 10, message: '至少 10 个字符' }]}>
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        {sending.error && <Notice kind="bad">{messageOf(sending.error)}</Notice>}
        <Button type="primary" htmlType="submit" block loading={sending.isPending}>
          修改
        </Button>
      </Form>
    </main>
  )
}
