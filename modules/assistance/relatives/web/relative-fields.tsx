import { Form, Select } from 'antd'
import { TextField } from '#web/desk/fields.tsx'
import { kinshipNames } from '../texts.zh.ts'

/** Who the relative is. */
export const RelativeFields = () => (
  <>
    <TextField name="name" label="近亲属姓名" required />
    <TextField name="idNumber" label="公民身份号码" required />
    <Form.Item name="kinship" label="和工作人员的关系" rules={[{ required: true, message: '请选择关系' }]}>
      <Select options={Object.entries(kinshipNames).map(([value, label]) => ({ value, label }))} placeholder="请选择" />
    </Form.Item>
  </>
)
