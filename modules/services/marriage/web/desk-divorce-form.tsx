import { Form, Input, Radio } from 'antd'
import type { ReactNode } from 'react'
import { ReasonField } from '#web/desk/fields.tsx'
import { useCall } from '#web/client/query.ts'
import { Loading } from '#web/kit/states.tsx'
import { MoveForm } from '#web/desk/move-form.tsx'
import type { MoveFormProps } from '#web/pages.ts'
import { getDivorce } from '../contract.ts'
import { ByHandFields } from './by-hand-fields.tsx'
import { knownPapers } from './known-papers.ts'
import { AgreedField, CertificateFields, Confirmed, MaterialsField, PaperFields } from './move-fields.tsx'

const Choice = ({ name, label, options }: { name: string; label: string; options: [string, string][] }) => (
  <Form.Item name={name} label={label} rules={[{ required: true, message: `请选择${label}` }]}>
    <Radio.Group options={options.map(([value, text]) => ({ value, label: text }))} />
  </Form.Item>
)

/** What each move of a divorce asks. */
const fields: Record<string, { ask: ReactNode; submit?: string }> = {
  verify: {
    ask: (
      <>
        <PaperFields side="man" title="男方" status={false} />
        <PaperFields side="woman" title="女方" status={false} />
        <CertificateFields />
        <fieldset className="party">
          <legend>离婚协议</legend>
          <Confirmed name={['agreement', 'willing']} label="双方自愿离婚，三份都签了名" message="协议要写明双方自愿离婚" />
          <AgreedField name="children" label="子女抚养" />
          <AgreedField name="property" label="财产处理" />
          <AgreedField name="debts" label="债务处理" />
        </fieldset>
        <MaterialsField
          only={['ID_CARD', 'HOUSEHOLD_BOOK', 'RESIDENCE_PERMIT', 'MARRIAGE_CERT', 'AGREEMENT', 'PHOTO']}
          start={['ID_CARD', 'MARRIAGE_CERT', 'AGREEMENT']}
        />
        <Confirmed name="capable" label="两人都有完全的行为能力" message="一方没有完全行为能力的，不予受理" />
      </>
    ),
    submit: '核对无误，查询全国库',
  },
  accept: { ask: <p className="quiet">受理后出具回执，写明冷静期和发证期限的每一个日期。</p>, submit: '受理，出具回执' },
  withdraw: {
    ask: (
      <>
        <Choice
          name="by"
          label="谁来撤回"
          options={[
            ['MAN', '男方'],
            ['WOMAN', '女方'],
            ['BOTH', '双方'],
          ]}
        />
        <Choice
          name="receipt"
          label="受理回执单"
          options={[
            ['SHOWN', '已出示'],
            ['LOST', '遗失，已书面声明'],
          ]}
        />
        <Form.Item name="statement" label="说明（可以不填）">
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
      </>
    ),
    submit: '撤回，出具确认单',
  },
  declare: {
    ask: (
      <>
        <Confirmed name="together" label="两人一起到场" message="要两人一起到场" />
        <Confirmed name="voluntary" label="已分别询问两人，都自愿离婚" message="要分别询问两人" />
        <Choice
          name="certificates"
          label="结婚证"
          options={[
            ['COLLECTED', '已收回作废'],
            ['LOST', '遗失'],
          ]}
        />
        <Form.Item name="amended" label="协议有改动的，写明怎么改（双方签名）">
          <Input.TextArea rows={2} maxLength={2000} />
        </Form.Item>
      </>
    ),
    submit: '已申请发证',
  },
  review: {
    ask: (
      <>
        <Confirmed name="capacity" label="两人都有完全的行为能力" message="请确认两人的行为能力" />
        <Confirmed name="alone" label="已分别询问两人的意愿和协议" message="请分别询问两人" />
        <ReasonField name="opinion" label="审查意见" />
      </>
    ),
    submit: '审查通过',
  },
  register: { ask: <p className="quiet">登记后给出证号，婚姻关系今天解除。</p>, submit: '登记，给证号' },
  hand_over: { ask: <Confirmed name="signed" label="两人都在领证处签了名" message="请确认两人都签了名" />, submit: '颁证' },
  answer_by_hand: { ask: <ByHandFields />, submit: '登记查询结果' },
  settle_conflict: {
    ask: (
      <>
        <Choice
          name="outcome"
          label="核定结果"
          options={[
            ['CLEAR', '两人的婚姻登记存续'],
            ['MARRIED', '不能确认，或一方另有婚姻'],
          ]}
        />
        <ReasonField name="basis" label="依据（结婚证、原登记档案、回函）" />
      </>
    ),
  },
  not_accept: { ask: <ReasonField name="reason" label="理由（系统查到的理由会一并写进通知书）" />, submit: '不予受理，出通知书' },
  refuse: { ask: <ReasonField name="reason" label="理由（系统查到的理由会一并写进告知书）" />, submit: '不予登记，出告知书' },
  leave: { ask: <ReasonField name="reason" label="说明" /> },
}

export default function DivorceMoveForm(props: MoveFormProps) {
  const spec = fields[props.move]
  const { data } = useCall(getDivorce, { caseId: props.caseId }, props.move === 'verify')
  if (props.move === 'verify' && !data) return <Loading lines={6} />
  // The marriage of the two as our own record has it: the registrar looks whether the certificate says the same.
  const theirs = data?.marriages.find((m) => m.state === 'EFFECTIVE')
  const known = data && {
    ...knownPapers(data.parties, []),
    ...(theirs
      ? { certificate: { certNo: theirs.certNo ?? '', registryName: theirs.registryName, registeredOn: theirs.registeredOn } }
      : {}),
  }
  return (
    <MoveForm {...props} submit={spec?.submit} known={known}>
      {spec?.ask}
    </MoveForm>
  )
}
