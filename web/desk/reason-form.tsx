import { Button, Form, Input } from 'antd'

/** The reason for opening is asked and kept. */
export function ReasonForm({ what, onGiven }: { what: string; onGiven: (reason: string) => void }) {
  return (
    <div className="page">
      <h1>为什么要{what}</h1>
      <p className="quiet">这件不在您的待办里。理由会和打开的时间一起记录，当事人和审计可以看到。</p>
      <Form layout="vertical" style={{ maxWidth: 480, marginTop: 16 }} onFinish={({ reason }) => onGiven(reason)}>
        <Form.Item name="reason" label="理由" rules={[{ required: true, min: 2, message: '请写明理由' }]}>
          <Input.TextArea rows={3} maxLength={200} showCount autoFocus />
        </Form.Item>
        <Button type="primary" htmlType="submit">
          打开
        </Button>
      </Form>
    </div>
  )
}
