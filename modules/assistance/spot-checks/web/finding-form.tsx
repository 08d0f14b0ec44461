import { Button, Form, Radio } from 'antd'
import type { Dayjs } from 'dayjs'
import { useState } from 'react'
import { useSend } from '#web/client/query.ts'
import { DateField, ReasonField } from '#web/desk/fields.tsx'
import { messageOf, Notice } from '#web/kit/states.tsx'
import { type CheckItem, findSpotCheck } from '../contract.ts'
import { type Finding, findings } from '../rules/score.ts'
import { findingNames } from '../texts.zh.ts'

/** What the visit found. A fault goes to the town as a correction. */
export function FindingForm({ check, done }: { check: CheckItem; done: () => void }) {
  const sending = useSend(findSpotCheck)
  const [requestId] = useState(() => crypto.randomUUID())
  const offered = findings.filter((f) => f !== 'MISSED_COVER' || check.caseId || check.stopped)
  return (
    <Form
      key={check.checkId}
      className="form-box"
      layout="vertical"
      requiredMark={false}
      style={{ maxWidth: 640 }}
      onFinish={(v: { visitedOn: Dayjs; finding: Finding; said: string }) =>
        sending.mutate(
          { checkId: check.checkId, requestId, visitedOn: v.visitedOn.format('YYYY-MM-DD'), finding: v.finding, said: v.said },
          { onSuccess: done },
        )
      }
    >
      <h3>登记抽查结论：{check.title}</h3>
      <DateField name="visitedOn" label="入户日期" today />
      <Form.Item name="finding" label="结论" rules={[{ required: true, message: '请选择结论' }]}>
        <Radio.Group options={offered.map((value) => ({ value, label: findingNames[value] }))} />
      </Form.Item>
      <ReasonField name="said" label="查到的情况" />
      <p className="quiet">除“属实”外，登记后自动立整改，由乡镇在 10 个工作日内改正。结论登记后不能改。</p>
      {sending.error && <Notice kind="bad">{messageOf(sending.error)}</Notice>}
      <p className="buttons">
        <Button type="primary" htmlType="submit" loading={sending.isPending}>
          登记结论
        </Button>
        <Button onClick={done}>取消</Button>
      </p>
    </Form>
  )
}
