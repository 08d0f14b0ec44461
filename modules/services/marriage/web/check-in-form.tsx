import { Button, Checkbox, DatePicker, Form, Radio } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { messageOf, Notice } from '#web/kit/states.tsx'
import { useTitle } from '#web/kit/title.ts'
import { type CoupleValues, PartyFields } from './party-fields.tsx'
import { LineNotice } from './line-notice.tsx'

/** Both sign in: for a marriage and for a divorce the same, apart from the kind. */
export function CheckInForm({
  title,
  note,
  kinds,
  busy,
  error,
  start,
  send,
}: {
  title: string
  note: ReactNode
  kinds?: boolean
  busy: boolean
  error: Error | null
  start?: Partial<CoupleValues> | undefined
  send: (v: CoupleValues) => void
}) {
  useTitle(title)
  const [form] = Form.useForm<CoupleValues>()
  const onPaper = Form.useWatch('onPaper', form)
  return (
    <div className="page" style={{ '--page-width': '860px' } as React.CSSProperties}>
      <p className="crumb">
        <Link href="/marriage">婚姻登记</Link>
      </p>
      <h1>{title}</h1>
      <p className="quiet">{note}</p>
      <LineNotice />
      <Form<CoupleValues>
        form={form}
        layout="vertical"
        requiredMark={false}
        scrollToFirstError
        {...(start ? { initialValues: start } : {})}
        onFinish={send}
      >
        {kinds && (
          <Form.Item name="kind" label="办理" initialValue="M1">
            <Radio.Group
              options={[
                { value: 'M1', label: '结婚登记（含复婚）' },
                { value: 'M2', label: '补办结婚登记' },
              ]}
            />
          </Form.Item>
        )}
        <div className="side-by-side">
          <PartyFields side="man" title="男方" form={form} />
          <PartyFields side="woman" title="女方" form={form} />
        </div>
        <Form.Item name="onPaper" valuePropName="checked">
          <Checkbox>断网时在纸上签到，现在补录</Checkbox>
        </Form.Item>
        {onPaper && (
          <Form.Item name="paperAt" label="纸上写的签到时间" rules={[{ required: true, message: '请照纸上写的时间填写' }]}>
            <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY年M月D日 HH:mm" />
          </Form.Item>
        )}
        {error && (
          <Notice kind="bad" title="没有签到">
            {messageOf(error)}
          </Notice>
        )}
        <p className="buttons">
          <Button type="primary" htmlType="submit" loading={busy}>
            两人都到场，签到
          </Button>
        </p>
      </Form>
    </div>
  )
}
