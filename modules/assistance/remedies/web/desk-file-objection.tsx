import { Button, Checkbox, Form, Input, Radio, Select } from 'antd'
import type { Dayjs } from 'dayjs'
import { useState } from 'react'
import { Link, useLocation, useParams } from 'wouter'
import { getCase } from '#kernel/api/cases.ts'
import { useCall, useSend } from '#web/client/query.ts'
import { useSession } from '#web/client/session.tsx'
import { DateField, TextField } from '#web/desk/fields.tsx'
import { Page } from '#web/desk/page.tsx'
import { PhotoPicker, type SentPhoto } from '#web/kit/photo-picker.tsx'
import { messageOf, Notice } from '#web/kit/states.tsx'
import { useTitle } from '#web/kit/title.ts'
import { registerObjection } from '../contract.ts'
import { ways } from '../objection/form.ts'
import { wayNames } from '../texts.zh.ts'

interface Values {
  named: boolean
  name?: string
  phone?: string
  withheld?: boolean
  way: (typeof ways)[number]
  claim: string
  receivedOn: Dayjs
}

/** Registers what somebody said against a notice by telephone, in writing or at the counter. */
export default function FileObjectionPage() {
  useTitle('登记公示异议')
  const { caseId = '' } = useParams()
  const { session } = useSession()
  const asked = useCall(getCase, { caseId, reason: '登记公示异议' })
  const sending = useSend(registerObjection)
  const [requestId] = useState(() => crypto.randomUUID())
  const [photos, setPhotos] = useState<SentPhoto[]>([])
  const [form] = Form.useForm<Values>()
  const named = Form.useWatch('named', form)
  const [, go] = useLocation()
  const send = ({ receivedOn, withheld, ...v }: Values) =>
    sending.mutate(
      {
        ...v,
        caseId,
        requestId,
        withheld: withheld === true,
        receivedOn: receivedOn.format('YYYY-MM-DD'),
        files: photos.map(({ fileId, kind }) => ({ fileId, kind })),
      },
      // The village does not see again what neighbours say.
      { onSuccess: (made) => go(`/cases/${made.caseId ?? caseId}`) },
    )
  return (
    <Page asked={asked} width={640}>
      {(c) => (
        <>
          <p className="crumb">
            <Link href={`/cases/${caseId}`}>返回{c.title}</Link>
          </p>
          <h1>登记公示异议</h1>
          <p className="quiet">公示期内提出的才算异议。实名的会暂停办理、重新调查并书面答复；没有留名的作为线索核查。</p>
          <Form<Values> form={form} layout="vertical" requiredMark={false} scrollToFirstError onFinish={send}>
            <Form.Item name="named" label="提出人" rules={[{ required: true, message: '请选择是否实名' }]}>
              <Radio.Group
                options={[
                  { value: true, label: '实名' },
                  { value: false, label: '不愿留名' },
                ]}
              />
            </Form.Item>
            {named === true && (
              <>
                <TextField name="name" label="姓名" required />
                <TextField name="phone" label="电话" required number />
                {session?.actor?.role === 'county_clerk' && (
                  <Form.Item name="withheld" valuePropName="checked">
                    <Checkbox>对乡镇保密姓名，由市局核实</Checkbox>
                  </Form.Item>
                )}
              </>
            )}
            <Form.Item name="way" label="怎么提出的" rules={[{ required: true, message: '请选择怎么提出的' }]}>
              <Select options={ways.map((value) => ({ value, label: wayNames[value] ?? value }))} placeholder="请选择" />
            </Form.Item>
            <DateField name="receivedOn" label="收到日期" today />
            <Form.Item name="claim" label="反映的情况" rules={[{ required: true, min: 4, message: '请写清楚是什么情况' }]}>
              <Input.TextArea rows={4} maxLength={1000} showCount />
            </Form.Item>
            <PhotoPicker label="证据（可以不传）" kind="evidence" photos={photos} onChange={setPhotos} />
            {sending.error && (
              <Notice kind="bad" title="没有登记">
                {messageOf(sending.error)}
              </Notice>
            )}
            <Button type="primary" htmlType="submit" loading={sending.isPending}>
              登记
            </Button>
          </Form>
        </>
      )}
    </Page>
  )
}
