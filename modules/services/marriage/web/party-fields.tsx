import { Form, type FormInstance, Input, Select } from 'antd'
import { useState } from 'react'
import { idTypes } from '../form.ts'
import { idTypeNames } from '../texts.zh.ts'
import { readCard } from '../rules/card-text.ts'

const types = idTypes.map((value) => ({ value, label: idTypeNames[value] ?? value }))

/**
 * One of the two: the reader types into its own field and fills the others; without a reader they are typed. Enter in the reader's
 * field reads, so that a card laid down is all it takes.
 */
export function PartyFields({ side, title, form }: { side: 'man' | 'woman'; title: string; form: FormInstance }) {
  const [said, setSaid] = useState('')
  const [line, setLine] = useState('')
  const idType = Form.useWatch([side, 'idType'], form)
  const read = () => {
    const card = readCard(line)
    if (!line) return
    setSaid(card ? `已读：${card.name}` : '没有读出，请重新放卡，或直接填写')
    setLine('')
    if (card) form.setFieldsValue({ [side]: { name: card.name, idNumber: card.idNumber, idType: 'ID_CARD' } })
  }
  return (
    <fieldset className="party">
      <legend>{title}</legend>
      <Form.Item label="读身份证" extra={said || '光标放在这里，把身份证放到读卡器上'}>
        <Input
          placeholder="读卡器输入"
          autoComplete="off"
          aria-label={`${title}读身份证`}
          value={line}
          onChange={(e) => setLine(e.target.value)}
          onPressEnter={(e) => {
            e.preventDefault()
            read()
          }}
          onBlur={read}
        />
      </Form.Item>
      <Form.Item name={[side, 'name']} label="姓名" rules={[{ required: true, min: 2, message: `请填${title}姓名` }]}>
        <Input maxLength={50} autoComplete="off" />
      </Form.Item>
      <Form.Item name={[side, 'idType']} label="证件类型" initialValue="ID_CARD">
        <Select options={types} />
      </Form.Item>
      {idType && idType !== 'ID_CARD' && (
        <Form.Item
          name={[side, 'birthDate']}
          label="出生日期"
          extra="证件上没有身份号码的，照证件填写"
          rules={[{ pattern: /^\d{4}-\d\d-\d\d$/, message: '写成 1990-05-20' }]}
        >
          <Input placeholder="1990-05-20" maxLength={10} />
        </Form.Item>
      )}
      <Form.Item name={[side, 'idNumber']} label="证件号码" rules={[{ required: true, message: `请填${title}证件号码` }]}>
        <Input maxLength={30} autoComplete="off" />
      </Form.Item>
    </fieldset>
  )
}

interface PersonValues {
  name: string
  idType: (typeof idTypes)[number]
  idNumber: string
  birthDate?: string
}
export interface CoupleValues {
  kind: 'M1' | 'M2'
  man: PersonValues
  woman: PersonValues
  phone?: string
  onPaper?: boolean
  paperAt?: import('dayjs').Dayjs
}
