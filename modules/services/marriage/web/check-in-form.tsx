import { Button, Checkbox, DatePicker, Form, Input, Radio } from 'antd'
import type { ReactNode } from 'react'
import { useEffect } from 'react'
import { Link, useLocation } from 'wouter'
import { useCall } from '#web/client/query.ts'
import { getBooked } from '../contract.ts'
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
  bookingId,
  send,
}: {
  title: string
  note: ReactNode
  kinds?: boolean
  busy: boolean
  error: Error | null
  bookingId: string | null
  send: (v: CoupleValues) => void
}) {
  useTitle(title)
  const [form] = Form.useForm<CoupleValues>()
  const onPaper = Form.useWatch('onPaper', form)
  const [, go] = useLocation()
  const { data: booked } = useCall(getBooked, { bookingId: bookingId ?? '' }, bookingId !== null)
  useEffect(() => {
    if (!booked) return
    // Who comes for the certificate goes on where they applied.
    if (booked.kind === 'divorce_issue' && booked.caseId) return go(`/cases/${booked.caseId}?act=1`, { replace: true })
    const of = (p: typeof booked.man) => (p ? { ...p, idType: 'ID_CARD' as const } : {})
    form.setFieldsValue({ man: of(booked.man), woman: of(booked.woman), phone: booked.phone })
  }, [booked, form, go])
  return (
    <div className="page" style={{ '--page-width': '860px' } as React.CSSProperties}>
      <p className="crumb">
        <Link href="/marriage">婚姻登记</Link>
      </p>
      <h1>{title}</h1>
      <p className="quiet">{note}</p>
      {booked && <Notice title={`预约 ${booked.when}`}>姓名和号码由预约带入，请与身份证核对。</Notice>}
      <LineNotice />
      <Form<CoupleValues> form={form} layout="vertical" requiredMark={false} scrollToFirstError onFinish={send}>
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
        <Form.Item
          name="phone"
          label="联系手机（选填）"
          rules={[{ pattern: /^1\d{10}$/, message: '请填 11 位手机号' }]}
          extra="通知和提醒发到这里"
        >
          <Input inputMode="tel" maxLength={11} style={{ maxWidth: 240 }} />
        </Form.Item>
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
