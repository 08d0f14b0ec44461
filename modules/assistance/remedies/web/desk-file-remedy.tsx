import { Button, Form, Input, Select } from 'antd'
import type { Dayjs } from 'dayjs'
import { useState } from 'react'
import { Link, useLocation, useParams } from 'wouter'
import { chineseDay } from '#kernel/day.ts'
import { useCall, useSend } from '#web/client/query.ts'
import { DateField, TextField } from '#web/desk/fields.tsx'
import { Page } from '#web/desk/page.tsx'
import { PhotoPicker, type SentPhoto } from '#web/kit/photo-picker.tsx'
import { EmptyState, messageOf, Notice } from '#web/kit/states.tsx'
import { useTitle } from '#web/kit/title.ts'
import { fileRemedy, getRemedyOptions } from '../contract.ts'
import type { RemedyKind } from '../rules/periods.ts'

interface Values {
  kind: RemedyKind
  claim: string
  wants: string
  lateReason?: string
  court?: string
  courtNumber?: string
  receivedOn: Dayjs
}

/** Registers a complaint, a reconsideration or a litigation that came on paper. Whether it is in time is judged by its day. */
export default function FileRemedyPage() {
  useTitle('登记申诉、复议、诉讼')
  const { caseId = '' } = useParams()
  const asked = useCall(getRemedyOptions, { caseId })
  const sending = useSend(fileRemedy)
  const [requestId] = useState(() => crypto.randomUUID())
  const [photos, setPhotos] = useState<SentPhoto[]>([])
  const [form] = Form.useForm<Values>()
  const kind = Form.useWatch('kind', form)
  const receivedOn = Form.useWatch('receivedOn', form)
  const [, go] = useLocation()
  const send = ({ receivedOn: on, ...v }: Values) =>
    sending.mutate(
      { ...v, caseId, requestId, receivedOn: on.format('YYYY-MM-DD'), files: photos.map((p) => ({ fileId: p.fileId, kind: p.kind })) },
      { onSuccess: (made) => go(`/cases/${made.caseId ?? caseId}`) },
    )
  return (
    <Page asked={asked} width={640}>
      {({ contestable, why, letter, ways }) => {
        const way = ways.find((w) => w.kind === kind)
        const late = way?.until && receivedOn ? receivedOn.format('YYYY-MM-DD') > way.until : false
        return (
          <>
            <p className="crumb">
              <Link href={`/cases/${caseId}`}>返回办件</Link>
            </p>
            <h1>登记申诉、复议、诉讼</h1>
            {!contestable || !letter ? (
              <EmptyState title="没有可以争议的决定">{why}</EmptyState>
            ) : (
              <>
                <p className="quiet">
                  {letter.title}（{letter.number}），{chineseDay(letter.madeOn)}作出，
                  {letter.deliveredOn ? `${chineseDay(letter.deliveredOn)}送达` : '还没有登记送达'}。
                </p>
                <Form<Values> form={form} layout="vertical" requiredMark={false} scrollToFirstError onFinish={send}>
                  <Form.Item name="kind" label="哪一种办法" rules={[{ required: true, message: '请选择哪一种办法' }]}>
                    <Select
                      placeholder="请选择"
                      options={ways.map((w) => ({
                        value: w.kind,
                        label: `${w.label}${w.until ? `（${chineseDay(w.until)}止）` : ''}`,
                        disabled: w.filed !== null,
                      }))}
                    />
                  </Form.Item>
                  <DateField name="receivedOn" label="收到日期" today />
                  <Form.Item name="claim" label="不同意的理由" rules={[{ required: true, min: 4, message: '请写清楚是什么情况' }]}>
                    <Input.TextArea rows={4} maxLength={1000} showCount />
                  </Form.Item>
                  <Form.Item name="wants" label="要求" rules={[{ required: true, min: 2, message: '请写明要求' }]}>
                    <Input.TextArea rows={2} maxLength={500} />
                  </Form.Item>
                  {kind === 'LITIGATION' && (
                    <>
                      <TextField name="court" label="法院" required />
                      <TextField name="courtNumber" label="案号（可以不填）" />
                    </>
                  )}
                  {late && <TextField name="lateReason" label="逾期的理由" required hint="已过期限，由市局负责人决定是否受理" />}
                  <PhotoPicker label="申请书照片（可以不传）" kind="evidence" photos={photos} onChange={setPhotos} />
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
          </>
        )
      }}
    </Page>
  )
}
