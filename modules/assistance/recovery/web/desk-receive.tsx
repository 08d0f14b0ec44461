import { Button, Form } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'wouter'
import { useCall, useSend } from '#web/client/query.ts'
import { DateField, TextField, YuanField } from '#web/desk/fields.tsx'
import { Page } from '#web/desk/page.tsx'
import { messageOf, Notice } from '#web/kit/states.tsx'
import { useTitle } from '#web/kit/title.ts'
import { getRecovery, receiveReturn } from '../contract.ts'
import { RecoveryBody } from './desk-recovery.tsx'

interface Values {
  yuan: string
  receivedOn: { format: (f: string) => string }
  voucher: string
}

/** One recovery for finance: what is to come back, and the receipt of what came. */
export default function ReceivePage() {
  const { caseId = '' } = useParams()
  useTitle('追缴收款')
  const asked = useCall(getRecovery, { caseId })
  return (
    <Page asked={asked}>
      {(data) => (
        <>
          <p className="crumb">
            <Link href="/recoveries">多发追缴</Link>
          </p>
          <h1>
            {data.title} <small>{data.number}</small>
          </h1>
          {data.mayReceive && <Receive caseId={caseId} />}
          <RecoveryBody data={data} />
        </>
      )}
    </Page>
  )
}

function Receive({ caseId }: { caseId: string }) {
  const sending = useSend(receiveReturn)
  const [requestId, setRequestId] = useState(() => crypto.randomUUID())
  const [form] = Form.useForm<Values>()
  return (
    <Form<Values>
      form={form}
      className="form-box"
      layout="vertical"
      requiredMark={false}
      onFinish={(v) =>
        sending.mutate(
          { caseId, requestId, fen: Math.round(Number(v.yuan) * 100), receivedOn: v.receivedOn.format('YYYY-MM-DD'), voucher: v.voucher },
          {
            onSuccess: () => {
              form.resetFields()
              setRequestId(crypto.randomUUID())
            },
          },
        )
      }
    >
      <h3>登记收款</h3>
      <YuanField name="yuan" label="收到金额（元）" />
      <DateField name="receivedOn" label="收款日期" today />
      <TextField name="voucher" label="凭证号" required />
      {sending.error && (
        <Notice kind="bad" title="没有登记">
          {messageOf(sending.error)}
        </Notice>
      )}
      <Button type="primary" htmlType="submit" loading={sending.isPending}>
        登记收款
      </Button>
    </Form>
  )
}
