import { Button, Form, Input, Radio, Select } from 'antd'
import type { Dayjs } from 'dayjs'
import { useState } from 'react'
import { useSend } from '#web/client/query.ts'
import { DateField, TextField } from '#web/desk/fields.tsx'
import { messageOf, Notice } from '#web/kit/states.tsx'
import { type SiteAnswer, type SiteItem, siteItemKeys, siteItems } from '../rules/site.ts'
import { recordGrade, recordSiteCheck } from '../site/contract.ts'

interface Values {
  residents: string
  registrars: string
  siteItems: Record<SiteItem, SiteAnswer>
}

/** The standard, item by item. */
export function SiteCheckForm({ postsHeld, done }: { postsHeld: number; done: () => void }) {
  const sending = useSend(recordSiteCheck)
  const [requestId] = useState(() => crypto.randomUUID())
  const figures = { required: true, pattern: /^\d+$/, message: '请填数字' }
  return (
    <Form
      className="form-box"
      layout="vertical"
      requiredMark={false}
      style={{ maxWidth: 760 }}
      initialValues={{ registrars: String(postsHeld) }}
      onFinish={(v: Values) => {
        const items = Object.fromEntries(
          siteItemKeys.map((key) => [key, { reached: v.siteItems[key].reached, proofWords: v.siteItems[key].proofWords ?? '' }]),
        ) as Values['siteItems']
        sending.mutate(
          { requestId, residents: Number(v.residents), registrars: Number(v.registrars), siteItems: items },
          { onSuccess: done },
        )
      }}
    >
      <h3>场所自查</h3>
      <div className="row2">
        <Form.Item name="residents" label="户籍人口（人）" rules={[figures]}>
          <Input inputMode="numeric" />
        </Form.Item>
        <Form.Item name="registrars" label="在岗登记员（人）" rules={[figures]} extra={`系统里今天有 ${postsHeld} 人在岗`}>
          <Input inputMode="numeric" />
        </Form.Item>
      </div>
      {siteItemKeys.map((key) => (
        <div key={key} className="row2">
          <Form.Item name={['siteItems', key, 'reached']} label={siteItems[key]} rules={[{ required: true, message: '请选择' }]}>
            <Radio.Group
              aria-label={siteItems[key]}
              options={[
                { value: true, label: '达到' },
                { value: false, label: '未达到' },
              ]}
            />
          </Form.Item>
          <Form.Item name={['siteItems', key, 'proofWords']} label="依据或差距">
            <Input maxLength={200} />
          </Form.Item>
        </div>
      ))}
      {sending.error && <Notice kind="bad">{messageOf(sending.error)}</Notice>}
      <p className="buttons">
        <Button type="primary" htmlType="submit" loading={sending.isPending}>
          登记自查
        </Button>
        <Button onClick={done}>取消</Button>
      </p>
    </Form>
  )
}

/** The national grade, by the document that granted it. */
export function GradeForm() {
  const sending = useSend(recordGrade)
  const [form] = Form.useForm<{ grade: number; grantedOn: Dayjs; document: string }>()
  return (
    <details style={{ marginBlock: 12 }}>
      <summary className="linklike">登记等级认定</summary>
      <Form
        form={form}
        className="form-box"
        layout="vertical"
        requiredMark={false}
        style={{ maxWidth: 560, marginTop: 8 }}
        onFinish={(v) =>
          sending.mutate(
            { requestId: crypto.randomUUID(), ...v, grantedOn: v.grantedOn.format('YYYY-MM-DD') },
            { onSuccess: () => form.resetFields() },
          )
        }
      >
        <Form.Item name="grade" label="等级" rules={[{ required: true, message: '请选择等级' }]}>
          <Select style={{ width: 120 }} options={[3, 4, 5].map((value) => ({ value, label: `${value}A` }))} />
        </Form.Item>
        <DateField name="grantedOn" label="认定日期" />
        <TextField name="document" label="认定文件的名称和文号" required />
        {sending.error && <Notice kind="bad">{messageOf(sending.error)}</Notice>}
        <Button htmlType="submit" loading={sending.isPending}>
          登记
        </Button>
      </Form>
    </details>
  )
}
