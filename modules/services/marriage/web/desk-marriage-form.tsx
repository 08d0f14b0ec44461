import { Checkbox, Form, InputNumber, Radio, Select } from 'antd'
import type { ReactNode } from 'react'
import { FilesField, ReasonField } from '#web/desk/fields.tsx'
import { useCall } from '#web/client/query.ts'
import { Loading } from '#web/kit/states.tsx'
import type { SentPhoto } from '#web/kit/photo-picker.tsx'
import { MoveForm } from '#web/desk/move-form.tsx'
import type { MoveFormProps } from '#web/pages.ts'
import { bloodNames, diseaseNames } from '../texts.zh.ts'
import { getRegistration } from '../contract.ts'
import { ByHandFields } from './by-hand-fields.tsx'
import { knownPapers } from './known-papers.ts'
import { Confirmed, MaterialsField, PaperFields } from './move-fields.tsx'

const options = (names: Record<string, string>) => Object.entries(names).map(([value, label]) => ({ value, label }))

function Kinship() {
  const form = Form.useFormInstance()
  const blood = Form.useWatch('blood', form)
  return (
    <>
      <Form.Item name="blood" label="两人的亲属关系（当面声明）" initialValue="NONE">
        <Select options={options(bloodNames)} />
      </Form.Item>
      {blood && blood !== 'NONE' && (
        <>
          <Form.Item name="lineal" valuePropName="checked">
            <Checkbox>直系（一方是另一方的长辈亲属）</Checkbox>
          </Form.Item>
          <Form.Item name="generations" label="到共同祖先的代数（本人算第一代，取较大的一方）" initialValue={0}>
            <InputNumber min={0} max={9} />
          </Form.Item>
        </>
      )}
    </>
  )
}

/** What each move of a marriage asks. */
const fields: Record<string, { ask: ReactNode; submit?: string }> = {
  verify: {
    ask: (
      <>
        <PaperFields side="man" title="男方" status />
        <PaperFields side="woman" title="女方" status />
        <MaterialsField only={['ID_CARD', 'HOUSEHOLD_BOOK', 'RESIDENCE_PERMIT', 'PHOTO', 'PRIOR_PAPER']} start={['ID_CARD', 'PHOTO']} />
      </>
    ),
    submit: '核对无误，查询全国库',
  },
  declare: {
    ask: (
      <>
        <p className="quiet">先打印声明书，两人分别当面朗读、签名、按指纹。</p>
        <Confirmed name="voluntary" label="两人各自当面声明自愿结婚" message="两人要各自当面声明自愿" />
        <Kinship />
        <Form.Item name="disease" label="重大疾病" initialValue="NONE">
          <Radio.Group options={options(diseaseNames).filter((o) => o.value !== 'BARRING')} />
        </Form.Item>
        <FilesField name="photos" label="双方合影" kind="marriage_photo" one />
      </>
    ),
    submit: '已声明、签名',
  },
  review: {
    ask: (
      <>
        <Confirmed name="capacity" label="两人都有完全的行为能力" message="请确认两人的行为能力" />
        <Confirmed name="alone" label="已分别询问两人，意愿真实" message="请分别询问两人" />
        <ReasonField name="opinion" label="审查意见" />
      </>
    ),
    submit: '审查通过',
  },
  register: { ask: <p className="quiet">登记后给出证号，证号不能收回。婚姻关系从今天起确立。</p>, submit: '登记，给证号' },
  hand_over: {
    ask: (
      <>
        <Confirmed name="signed" label="两人都在领证处签了名" message="请确认两人都签了名" />
        <Form.Item name="ceremony" valuePropName="checked">
          <Checkbox>举行颁证仪式</Checkbox>
        </Form.Item>
      </>
    ),
    submit: '颁证',
  },
  answer_by_hand: { ask: <ByHandFields />, submit: '登记查询结果' },
  settle_conflict: {
    ask: (
      <>
        <Form.Item name="outcome" label="核定结果" rules={[{ required: true, message: '请选择核定结果' }]}>
          <Radio.Group
            options={[
              { value: 'CLEAR', label: '没有存续的婚姻' },
              { value: 'MARRIED', label: '有存续的婚姻' },
            ]}
          />
        </Form.Item>
        <ReasonField name="basis" label="依据（原登记机关的档案、回函、判决）" />
      </>
    ),
  },
  not_accept: { ask: <ReasonField name="reason" label="理由（系统查到的理由会一并写进通知书）" />, submit: '不予受理，出通知书' },
  refuse: { ask: <ReasonField name="reason" label="理由（系统查到的理由会一并写进告知书）" />, submit: '不予登记，出告知书' },
  leave: { ask: <ReasonField name="reason" label="说明" /> },
}

export default function MarriageMoveForm(props: MoveFormProps) {
  const spec = fields[props.move]
  const { data } = useCall(getRegistration, { caseId: props.caseId }, props.move === 'verify')
  if (props.move === 'verify' && !data) return <Loading lines={6} />
  const known = data && knownPapers(data.parties, data.marriages)
  return (
    <MoveForm {...props} submit={spec?.submit} known={known} read={read}>
      {spec?.ask}
    </MoveForm>
  )
}

function read({ photos, ...v }: Record<string, unknown>): Record<string, unknown> {
  const [photo] = (photos as SentPhoto[] | undefined) ?? []
  return photo ? { ...v, photo: photo.fileId } : v
}
