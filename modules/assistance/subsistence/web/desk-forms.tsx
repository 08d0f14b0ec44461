import { Button, Form } from 'antd'
import type { ReactNode } from 'react'
import type { MoveFormProps } from '#web/pages.ts'
import { useCall } from '#web/client/query.ts'
import { getSubsistenceCase } from '../contract.ts'
import { DateField, FilesField, OpinionFields, ReasonField, TextField, YesNoField } from '#web/desk/fields.tsx'
import { InvestigateFields, readInvestigation } from './desk-investigate.tsx'
import { SupplementFields } from './desk-supplement.tsx'

type Values = Record<string, unknown>

interface Spec {
  fields: (part: { colleagues: { id: string; name: string }[]; people: { ref: string; name: string }[] }) => ReactNode
  read?: (values: Values) => Values
  submit?: string
}

const days = (values: Values, ...names: string[]) =>
  Object.fromEntries(names.map((n) => [n, (values[n] as { format: (f: string) => string } | undefined)?.format('YYYY-MM-DD')]))
const fileIds = (value: unknown) =>
  ((value as { fileId: string; kind: string }[] | undefined) ?? []).map(({ fileId, kind }) => ({ fileId, kind }))

/** What each move asks; a move that is not here asks nothing but the press of its button. */
const specs: Record<string, Spec> = {
  ask_supplement: { fields: () => <SupplementFields /> },
  supply: {
    fields: () => <FilesField name="files" label="补交的材料" kind="supplement" />,
    read: (v) => ({ files: fileIds(v.files), note: v.note ?? '' }),
  },
  report: { fields: () => <TextField name="note" label="备注" />, read: (v) => ({ note: v.note ?? '' }) },
  investigate: {
    fields: (part) => <InvestigateFields colleagues={part.colleagues} people={part.people} />,
    read: readInvestigation,
    submit: '登记并签字',
  },
  cosign: {
    fields: () => <p className="quiet">我是这次入户的共同调查人，已核对调查表，内容属实。</p>,
    read: () => ({ agree: true }),
    submit: '签字',
  },
  accompany: {
    fields: () => (
      <>
        <DateField name="visitedOn" label="入户日期" today />
        <TextField name="note" label="说明" />
      </>
    ),
    read: (v) => ({ ...days(v, 'visitedOn'), note: v.note ?? '' }),
  },
  call_meeting: { fields: () => <ReasonField name="why" label="为什么要评议" /> },
  record_meeting: {
    fields: () => (
      <>
        <DateField name="heldOn" label="日期" />
        <TextField name="place" label="地点" required />
        <TextField name="agree" label="同意（人）" required number />
        <TextField name="against" label="不同意（人）" required number />
        <TextField name="members" label="评议人员" hint="用顿号隔开，不少于 5 人" required />
        <ReasonField name="said" label="评议意见" />
      </>
    ),
    read: (v) => ({
      ...v,
      ...days(v, 'heldOn'),
      agree: Number(v.agree),
      against: Number(v.against),
      members: String(v.members)
        .split(/[、,,\s]+/)
        .filter(Boolean),
    }),
  },
  opine: { fields: () => <OpinionFields name="favour" yes="拟准予" no="拟不予" /> },
  post_notice: {
    fields: () => (
      <>
        <DateField name="postedOn" label="张贴日期" today />
        <TextField name="where" label="张贴在哪里" required initial="村务公示栏" />
        <FilesField name="photo" label="公示栏照片" kind="notice" one />
      </>
    ),
    read: (v) => ({ ...days(v, 'postedOn'), where: v.where, photo: fileIds(v.photo)[0]?.fileId }),
  },
  order_notice: { fields: () => <ReasonField name="why" label="为什么要先公示" /> },
  draw_spot_check: { fields: () => <ReasonField name="why" label="抽查原因" /> },
  record_spot_check: {
    fields: () => (
      <>
        <DateField name="visitedOn" label="入户日期" today />
        <YesNoField
          name="finding"
          label="结论"
          options={[
            ['OK', '无问题'],
            ['MINOR', '轻微问题'],
            ['WRONG_AMOUNT', '金额有误'],
            ['WRONG_COVER', '不应纳入'],
            ['PAPER_FAULT', '材料有误'],
          ]}
        />
        <ReasonField name="said" label="情况" />
      </>
    ),
    read: (v) => ({ ...v, ...days(v, 'visitedOn') }),
  },
  propose: { fields: () => <OpinionFields name="grant" yes="拟准予" no="拟不予" /> },
  send_back: { fields: () => <ReasonField name="reason" label="退回理由" /> },
  grant: {
    fields: () => <TextField name="reason" label="说明（写进决定书，可以不填）" />,
    read: (v) => ({ reason: v.reason ?? '' }),
    submit: '确认准予，生成决定书',
  },
  refuse: { fields: () => <ReasonField name="reason" label="不予的理由（写进决定书）" />, submit: '确认不予，生成决定书' },
  withdraw: { fields: () => <TextField name="reason" label="撤回原因" />, read: (v) => ({ reason: v.reason ?? '' }), submit: '确定撤回' },
}

/** The form of one move, in place beside the case. */
export default function MoveForm({ caseId, move, label, busy, send, cancel }: MoveFormProps) {
  const { data } = useCall(getSubsistenceCase, { caseId })
  const spec = specs[move]
  return (
    <Form
      className="form-box"
      layout="vertical"
      requiredMark={false}
      onFinish={(values: Values) => send(spec?.read ? spec.read(values) : spec ? values : {})}
      scrollToFirstError
    >
      <h3>{label}</h3>
      {data && spec?.fields(data)}
      <p style={{ display: 'flex', gap: 8, marginTop: 8 }}>
        <Button type="primary" htmlType="submit" loading={busy}>
          {spec?.submit ?? label}
        </Button>
        <Button onClick={cancel}>取消</Button>
      </p>
    </Form>
  )
}
