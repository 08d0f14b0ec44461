import type { ReactNode } from 'react'
import { DateField, ReasonField, TextField } from '#web/desk/fields.tsx'
import { MoveForm } from '#web/desk/move-form.tsx'
import type { MoveFormProps } from '#web/pages.ts'
import { evidenceNames, outsideNames, servedNames } from '../texts.zh.ts'
import { Choice } from './desk-opened.tsx'

const what = (label: string) => <ReasonField name="situation" label={label} />
const why = <ReasonField name="reason" label="理由" />
const paper = (
  <>
    <TextField name="issuer" label="出具单位" required />
    <div className="row2">
      <TextField name="paper" label="文号" required />
      <DateField name="paperOn" label="文书日期" />
    </div>
  </>
)

/** What each move of the five services asks. */
const fields: Record<string, { ask: ReactNode; submit?: string }> = {
  find_archive: { ask: <ReasonField name="archiveFinding" label="档号，和本人信息是不是一致" /> },
  miss_archive: { ask: <ReasonField name="archiveFinding" label="查了哪里，结果怎样" /> },
  add_evidence: {
    ask: (
      <>
        <Choice name="evidenceKind" label="证明的种类" names={evidenceNames} />
        <TextField name="paper" label="出具单位和编号" required />
        {what('证明了什么')}
      </>
    ),
  },
  add_proof: {
    ask: (
      <>
        {paper}
        {what('证明了什么')}
      </>
    ),
  },
  take_evidence: {
    ask: (
      <>
        <Choice name="outside" label="证据的种类" names={outsideNames} />
        {paper}
        {what('证据的内容')}
      </>
    ),
  },
  review: { ask: what('审查意见') },
  issue: { ask: <p className="quiet">编号按顺序生成，文书随之生成；没有办成的不占编号。</p> },
  correct: { ask: <p className="quiet">档案改正并注明，字号不变；收回旧证，换用新的空白证。居民登记和在册户会收到更正的提示。</p> },
  enter: {
    ask: (
      <>
        <p className="quiet">记入后婚姻状态随之改变，字号保留并注明；双方的居民登记、低保等会一并提示办理。</p>
        {what('核对情况')}
      </>
    ),
  },
  verify: {
    ask: (
      <>
        <TextField name="addressee" label="发给哪个单位" required initial="瑞安市公安局" />
        {what('请核实什么')}
      </>
    ),
    submit: '生成核实函',
  },
  forward: {
    ask: (
      <>
        <TextField name="addressee" label="移送给哪个单位" required initial="瑞安市公安局" />
        {what('线索内容')}
      </>
    ),
    submit: '生成移送函',
  },
  revoke: { ask: why, submit: '撤销，生成决定书' },
  keep: { ask: why },
  serve: {
    ask: (
      <>
        <Choice name="servedHow" label="送达方式" names={servedNames} />
        <DateField name="servedOn" label="送达日期" today />
        {what('送达情况')}
      </>
    ),
  },
  update_base: { ask: what('全国信息系统和名单怎么更新的') },
  refuse: { ask: why, submit: '生成告知书' },
  withdraw: { ask: <p className="quiet">当事人不办了，撤回这次申请。</p> },
}

const meeting = (
  <>
    <DateField name="meetingOn" label="会议日期" today />
    <Choice name="meetingOpinion" label="会议意见" names={{ REVOKE: '撤销婚姻登记', KEEP: '不撤销' }} />
    {what('会议情况')}
  </>
)

/** The form of one move, in place beside the case. */
export default function RecordsMoveForm(props: MoveFormProps) {
  const { move, label } = props
  const spec = move === 'review' && label === '登记会议审查' ? { ask: meeting, submit: undefined } : fields[move]
  return (
    <MoveForm {...props} submit={spec?.submit ?? label}>
      {spec?.ask}
    </MoveForm>
  )
}
