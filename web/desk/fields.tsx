import { DatePicker, Form, Input, Radio } from 'antd'
import dayjs from 'dayjs'
import { PhotoPicker, type SentPhoto } from '#web/kit/photo-picker.tsx'

interface Named {
  name: string
  label: string
}

/** A reason: always asked, at least two characters. */
export const ReasonField = ({ name, label }: Named) => (
  <Form.Item name={name} label={label} rules={[{ required: true, min: 2, message: '请写明理由' }]}>
    <Input.TextArea rows={3} maxLength={500} showCount />
  </Form.Item>
)

export const TextField = ({
  name,
  label,
  required,
  number,
  hint,
  initial,
}: Named & { required?: boolean; number?: boolean; hint?: string; initial?: string }) => (
  <Form.Item
    name={name}
    label={label}
    extra={hint}
    {...(initial ? { initialValue: initial } : {})}
    rules={[{ required: required === true, message: `请填${label}` }, ...(number ? [{ pattern: /^\d+$/, message: '请填数字' }] : [])]}
  >
    <Input maxLength={300} />
  </Form.Item>
)

/** An amount of money in yuan, at most two decimals. */
export const YuanField = ({ name, label, extra }: { name: string; label: string; extra?: string }) => (
  <Form.Item
    name={name}
    label={label}
    extra={extra}
    rules={[{ required: true, pattern: /^\d{1,8}(\.\d{1,2})?$/, message: '请填金额，最多两位小数；没有的填 0' }]}
  >
    <Input inputMode="decimal" style={{ textAlign: 'right' }} />
  </Form.Item>
)

export const DateField = ({ name, label, today }: Named & { today?: boolean }) => (
  <Form.Item name={name} label={label} {...(today ? { initialValue: dayjs() } : {})} rules={[{ required: true, message: `请选${label}` }]}>
    <DatePicker style={{ width: '100%' }} format="YYYY年M月D日" disabledDate={(d) => d.isAfter(dayjs(), 'day')} />
  </Form.Item>
)

export const YesNoField = ({ name, label, options }: Named & { options: [string | boolean, string][] }) => (
  <Form.Item name={name} label={label} rules={[{ required: true, message: `请选${label}` }]}>
    <Radio.Group options={options.map(([value, text]) => ({ value, label: text }))} />
  </Form.Item>
)

/** Opinion and, where it differs from the computed result, the reason for it. */
export const OpinionFields = ({ name, yes, no }: { name: string; yes: string; no: string }) => (
  <>
    <Form.Item name={name} label="意见" rules={[{ required: true, message: '请选意见' }]}>
      <Radio.Group
        options={[
          { value: true, label: yes },
          { value: false, label: no },
        ]}
      />
    </Form.Item>
    <ReasonField name="opinion" label="说明" />
    <Form.Item name="deviationReason" label="与推算不一致的理由" extra="意见和推算结果相同时不用填">
      <Input.TextArea rows={2} maxLength={500} />
    </Form.Item>
  </>
)

/** Photographs as a form field: shrunk and sent when chosen. */
export function FilesField({ name, label, kind, one, least = 1 }: Named & { kind: string; one?: boolean; least?: number }) {
  return (
    <Form.Item
      name={name}
      rules={[
        {
          validator: (_, v: SentPhoto[] | undefined) =>
            (v?.length ?? 0) >= (one ? 1 : least) ? Promise.resolve() : Promise.reject(new Error(`请至少上传 ${one ? 1 : least} 张`)),
        },
      ]}
    >
      <Files label={label} kind={kind} />
    </Form.Item>
  )
}

function Files({
  label,
  kind,
  value,
  onChange,
}: {
  label: string
  kind: string
  value?: SentPhoto[]
  onChange?: (v: SentPhoto[]) => void
}) {
  return <PhotoPicker label={label} kind={kind} photos={value ?? []} onChange={(v) => onChange?.(v)} />
}
