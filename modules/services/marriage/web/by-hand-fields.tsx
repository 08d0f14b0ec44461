import { Button, Form, Input, Select } from 'antd'
import { ReasonField } from '#web/desk/fields.tsx'

const need = (message: string) => [{ required: true, message }]

/** What the registrar reads on the ministry's own terminal: every record of either, or none. */
export const ByHandFields = () => (
  <>
    <Form.List name="records" initialValue={[]}>
      {(rows, { add, remove }) => (
        <>
          {rows.map((row) => (
            <fieldset className="party" key={row.key}>
              <legend>记录 {row.name + 1}</legend>
              <Form.Item name={[row.name, 'side']} label="哪一方" rules={need('请选择哪一方')}>
                <Select
                  options={[
                    { value: 'MAN', label: '男方' },
                    { value: 'WOMAN', label: '女方' },
                  ]}
                />
              </Form.Item>
              <Form.Item name={[row.name, 'certNo']} label="证件字号" rules={need('请填证件字号')}>
                <Input maxLength={50} />
              </Form.Item>
              <Form.Item name={[row.name, 'registryName']} label="登记机关" rules={need('请填登记机关')}>
                <Input maxLength={60} />
              </Form.Item>
              <Form.Item
                name={[row.name, 'registeredOn']}
                label="登记日期"
                rules={[{ required: true, pattern: /^\d{4}-\d\d-\d\d$/, message: '写成 2015-05-20' }]}
              >
                <Input placeholder="2015-05-20" maxLength={10} />
              </Form.Item>
              <Form.Item name={[row.name, 'state']} label="状态" rules={need('请选择状态')}>
                <Select
                  options={[
                    { value: 'EFFECTIVE', label: '存续' },
                    { value: 'DISSOLVED', label: '已解除' },
                    { value: 'VOID', label: '无效或撤销' },
                  ]}
                />
              </Form.Item>
              <Button size="small" onClick={() => remove(row.name)}>
                去掉这条
              </Button>
            </fieldset>
          ))}
          <p>
            <Button onClick={() => add()}>添加一条记录</Button> <span className="quiet">没有记录的不用添加</span>
          </p>
        </>
      )}
    </Form.List>
    <ReasonField name="read" label="怎么查的（终端、时间、查询人）" />
  </>
)
