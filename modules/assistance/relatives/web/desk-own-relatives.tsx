import { Button, Form } from 'antd'
import type { z } from 'zod'
import { chineseDay } from '#kernel/day.ts'
import { useCall, useSend } from '#web/client/query.ts'
import { Page } from '#web/desk/page.tsx'
import { messageOf, Notice } from '#web/kit/states.tsx'
import { Table } from '#web/kit/table.tsx'
import { useTitle } from '#web/kit/title.ts'
import { declareRelative, listOwnRelatives } from '../contract.ts'
import { RelativeFields } from './relative-fields.tsx'

type Values = Omit<z.input<(typeof declareRelative)['input']>, 'requestId'>

/** 申报近亲属: who works here says who of the family may come to ask for help. */
export default function OwnRelativesPage() {
  useTitle('申报近亲属')
  const asked = useCall(listOwnRelatives, {})
  const sending = useSend(declareRelative)
  const [form] = Form.useForm<Values>()
  return (
    <Page asked={asked} width={640}>
      {(data) => (
        <>
          <h1>申报近亲属</h1>
          <p className="quiet">申报以后，他们家的救助办件不会到您手上，由同事办理，市局另行核查。申报内容只有市局能看。</p>
          <Form
            form={form}
            className="form-box"
            layout="vertical"
            requiredMark={false}
            onFinish={(v) => sending.mutate({ requestId: crypto.randomUUID(), ...v }, { onSuccess: () => form.resetFields() })}
          >
            <RelativeFields />
            {sending.error && <Notice kind="bad">{messageOf(sending.error)}</Notice>}
            <Button type="primary" htmlType="submit" loading={sending.isPending}>
              申报
            </Button>
          </Form>
          {data.items.length === 0 ? (
            <p className="quiet">您还没有申报过近亲属。</p>
          ) : (
            <Table
              rows={data.items}
              keyOf={(r) => r.idMask + r.name}
              columns={[
                { head: '姓名', nowrap: true, cell: (r) => r.name },
                { head: '证件', nowrap: true, cell: (r) => r.idMask },
                { head: '关系', nowrap: true, cell: (r) => r.relationLabel },
                { head: '申报日期', nowrap: true, cell: (r) => chineseDay(r.recordedOn) },
              ]}
            />
          )}
        </>
      )}
    </Page>
  )
}
