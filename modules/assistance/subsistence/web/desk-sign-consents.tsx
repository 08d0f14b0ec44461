import { Button, Checkbox, Form } from 'antd'
import type { Dayjs } from 'dayjs'
import { useSend } from '#web/client/query.ts'
import { DateField } from '#web/desk/fields.tsx'
import { messageOf, Notice } from '#web/kit/states.tsx'
import { signConsents } from '../household/contract.ts'

/** Registers authorities that were signed on paper, for those who have none in force. */
export function SignConsents({ rootId, people }: { rootId: string; people: { ref: string; name: string }[] }) {
  const signing = useSend(signConsents)
  return (
    <details>
      <summary className="linklike">登记纸质授权书</summary>
      <Form
        className="form-box"
        layout="vertical"
        requiredMark={false}
        style={{ maxWidth: 480 }}
        onFinish={(v: { refs: string[]; signedOn: Dayjs }) =>
          signing.mutate({ rootId, requestId: crypto.randomUUID(), refs: v.refs, signedOn: v.signedOn.format('YYYY-MM-DD') })
        }
      >
        <Form.Item name="refs" label="谁签了授权书" rules={[{ required: true, message: '请选谁签了授权书' }]}>
          <Checkbox.Group options={people.map((p) => ({ value: p.ref, label: p.name }))} />
        </Form.Item>
        <DateField name="signedOn" label="签名日期" />
        <Button type="primary" htmlType="submit" loading={signing.isPending}>
          登记
        </Button>
        {signing.error && (
          <Notice kind="bad" title="没有登记">
            {messageOf(signing.error)}
          </Notice>
        )}
      </Form>
    </details>
  )
}
