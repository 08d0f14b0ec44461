import { Checkbox, Form, Input, InputNumber, Radio, Select } from 'antd'
import { DateField, TextField } from '#web/desk/fields.tsx'
import { dissolutions, materials, statusesBefore } from '../form.ts'
import { dissolutionNames, materialNames, statusNames } from '../texts.zh.ts'

const option = (names: Record<string, string>) => (value: string) => ({ value, label: names[value] ?? value })

/** A box that must be ticked: somebody looked. */
export const Confirmed = ({ name, label, message }: { name: string | string[]; label: string; message: string }) => (
  <Form.Item
    name={name}
    valuePropName="checked"
    rules={[{ validator: (_, v) => (v ? Promise.resolve() : Promise.reject(new Error(message))) }]}
  >
    <Checkbox>{label}</Checkbox>
  </Form.Item>
)

export const MaterialsField = ({ only, start }: { only: readonly string[]; start: string[] }) => (
  <Form.Item
    name="materials"
    label="已核验的材料"
    initialValue={start}
    rules={[{ validator: (_, v: unknown[]) => (v?.length ? Promise.resolve() : Promise.reject(new Error('请勾选已核验的材料'))) }]}
  >
    <Checkbox.Group options={materials.filter((m) => only.includes(m)).map(option(materialNames))} />
  </Form.Item>
)

const educations = ['研究生', '大学本科', '大学专科', '中专', '高中', '初中', '小学', '文盲或半文盲']

/** What is read off the papers of one of the two. */
export function PaperFields({ side, title, status }: { side: 'man' | 'woman'; title: string; status: boolean }) {
  const form = Form.useFormInstance()
  const before = Form.useWatch([side, 'statusBefore'], form)
  const at = (name: string) => [side, name]
  return (
    <fieldset className="party">
      <legend>{title}</legend>
      <Form.Item name={at('cardRead')} label="身份证" initialValue="READER">
        <Radio.Group
          options={[
            { value: 'READER', label: '读卡器读取' },
            { value: 'SEEN', label: '目视核对' },
          ]}
        />
      </Form.Item>
      <Form.Item name={at('faceMatch')} label="人脸比对（%）" extra="偏低的请第二人核对；不会因此拒绝">
        <InputNumber min={0} max={100} />
      </Form.Item>
      <Form.Item
        name={at('household')}
        label="户籍所在地代码"
        extra="照户口簿或户籍信息填 6、9 或 12 位区划代码，不看身份证号码；境外人员填 000000"
        rules={[{ required: true, pattern: /^\d{6}(\d{3}){0,2}$/, message: '请填 6、9 或 12 位区划代码' }]}
      >
        <Input inputMode="numeric" maxLength={12} />
      </Form.Item>
      <Form.Item name={at('householdAddress')} label="户籍地址">
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name={at('ethnicity')} label="民族" initialValue="汉族" rules={[{ required: true, message: '请填民族' }]}>
        <Input maxLength={20} />
      </Form.Item>
      <Form.Item name={at('education')} label="文化程度" rules={[{ required: true, message: '请选文化程度' }]}>
        <Select options={educations.map((value) => ({ value, label: value }))} placeholder="请选择" />
      </Form.Item>
      <Form.Item name={at('occupation')} label="职业" rules={[{ required: true, message: '请填职业' }]}>
        <Input maxLength={30} />
      </Form.Item>
      {status && (
        <Form.Item name={at('statusBefore')} label="登记前婚姻状况" rules={[{ required: true, message: '请选登记前的婚姻状况' }]}>
          <Radio.Group options={statusesBefore.map(option(statusNames))} />
        </Form.Item>
      )}
      {status && before && before !== '10' && <Dissolution side={side} />}
    </fieldset>
  )
}

function Dissolution({ side }: { side: string }) {
  const at = (name: string) => [side, 'dissolution', name]
  const need = (message: string) => [{ required: true, message }]
  return (
    <>
      <Form.Item name={at('kind')} label="原婚姻解除依据" rules={need('请选择依据')}>
        <Select options={dissolutions.map(option(dissolutionNames))} placeholder="请选择" />
      </Form.Item>
      <Form.Item name={at('number')} label="证号或案号" rules={need('请填证号或案号')}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name={at('issuedBy')} label="出具机关" rules={need('请填出具机关')}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item
        name={at('effectiveDate')}
        label="生效日期"
        rules={[{ required: true, pattern: /^\d{4}-\d\d-\d\d$/, message: '写成 2015-05-20' }]}
      >
        <Input placeholder="2015-05-20" maxLength={10} />
      </Form.Item>
    </>
  )
}

/** The certificate of the marriage that is to be ended. */
export const CertificateFields = () => (
  <fieldset className="party">
    <legend>结婚证</legend>
    <Form.Item name={['certificate', 'lost']} valuePropName="checked">
      <Checkbox>结婚证遗失，已填遗失声明</Checkbox>
    </Form.Item>
    <Form.Item
      name={['certificate', 'certNo']}
      label="结婚证字号"
      rules={[{ required: true, message: '请填结婚证字号' }]}
      extra="照证上写的填，老式字号也照写"
    >
      <Input maxLength={50} />
    </Form.Item>
    <Form.Item name={['certificate', 'registryName']} label="登记机关" rules={[{ required: true, message: '请填登记机关' }]}>
      <Input maxLength={60} />
    </Form.Item>
    <Form.Item
      name={['certificate', 'registeredOn']}
      label="登记日期"
      rules={[{ required: true, pattern: /^\d{4}-\d\d-\d\d$/, message: '写成 2015-05-20' }]}
    >
      <Input placeholder="2015-05-20" maxLength={10} />
    </Form.Item>
  </fieldset>
)

/** One subject of the agreement: none, or what was agreed. */
export function AgreedField({ name, label }: { name: string; label: string }) {
  const form = Form.useFormInstance()
  const has = Form.useWatch(['agreement', name, 'has'], form)
  return (
    <>
      <Form.Item
        name={['agreement', name, 'has']}
        label={label}
        rules={[{ required: true, message: `协议要写明${label}，没有的选“没有”` }]}
      >
        <Radio.Group
          options={[
            { value: false, label: '没有' },
            { value: true, label: '有约定' },
          ]}
        />
      </Form.Item>
      {has && (
        <Form.Item
          name={['agreement', name, 'said']}
          label={`${label}怎么约定`}
          rules={[{ required: true, min: 2, message: '请照协议写' }]}
        >
          <Input.TextArea rows={2} maxLength={2000} />
        </Form.Item>
      )}
    </>
  )
}

export { DateField, TextField }
