import { Form, Input, Select } from 'antd'
import type { z } from 'zod'
import { plainYuan } from '#kernel/money.ts'
import { TextField, YuanField } from '#web/desk/fields.tsx'
import type { getHousehold } from '../household/contract.ts'
import { supporterNames } from '../texts.zh.ts'
import { optionsOf } from './desk-change-fields.tsx'

interface Props {
  people: { value: string; label: string }[]
  supporters: z.output<(typeof getHousehold)['reply']>['supporters']
}

/** Relatives outside the home who owe support: one who is known, with what is known, or another one. */
export function SupportFields({ people, supporters }: Props) {
  const form = Form.useFormInstance()
  const relation = Form.useWatch('supporterRelation', form)
  const status = Form.useWatch('supporterStatus', form)
  const known = (ref: string) => {
    const s = supporters.find((one) => one.ref === ref)
    form.setFieldsValue({
      supporterName: s?.name ?? '',
      supporterRelation: s?.relation,
      supporterFor: s?.for,
      supporterStatus: s?.status ?? 'ABLE',
      supporterPersons: s?.persons?.toString(),
      supporterDependants: s?.dependants?.toString(),
      supporterIncome: s?.incomeFen === null || s === undefined ? undefined : plainYuan(s.incomeFen).replace(/,/g, ''),
    })
  }
  return (
    <>
      <Form.Item name="supporterRef" label="哪一位赡养抚养人" rules={[{ required: true, message: '请选择哪一位' }]}>
        <Select
          placeholder="请选择"
          onChange={known}
          options={[
            ...supporters.map((s) => ({ value: s.ref, label: `${s.name}（${s.relationLabel}，${s.statusLabel}）` })),
            { value: 'NEW', label: '另外一位，还没有登记' },
          ]}
        />
      </Form.Item>
      <TextField name="supporterName" label="姓名" required />
      <Form.Item name="supporterRelation" label="是家里人的什么人" rules={[{ required: true, message: '请选择关系' }]}>
        <Select
          placeholder="请选择"
          options={[
            { value: 'CHILD', label: '子女（赡养）' },
            { value: 'PARENT', label: '父母（抚养）' },
          ]}
        />
      </Form.Item>
      <Form.Item name="supporterFor" label="供养谁" rules={[{ required: true, message: '请选择供养谁' }]}>
        <Select mode="multiple" options={people} placeholder="请选择" />
      </Form.Item>
      <Form.Item name="supporterStatus" label="能不能供养" rules={[{ required: true, message: '请选择能不能供养' }]}>
        <Select options={optionsOf(supporterNames)} placeholder="请选择" />
      </Form.Item>
      {status === 'ABLE' && relation === 'CHILD' && (
        <>
          <TextField name="supporterPersons" label="全家几口人" required number />
          <YuanField name="supporterIncome" label="全家每月收入（元）" />
          <TextField name="supporterDependants" label="夫妻双方共要供养几位老人" required number />
        </>
      )}
      {status === 'ABLE' && relation === 'PARENT' && <YuanField name="supporterIncome" label="本人每月收入（元）" />}
      {status === 'ABLE' && (
        <Form.Item
          name="documentAmount"
          label="判决或协议写明的每月金额（元，可以不填）"
          rules={[{ pattern: /^\d{1,8}(\.\d{1,2})?$/, message: '请填金额，最多两位小数' }]}
        >
          <Input inputMode="decimal" style={{ textAlign: 'right' }} />
        </Form.Item>
      )}
    </>
  )
}
