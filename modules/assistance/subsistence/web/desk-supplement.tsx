import { Button, Form, Input } from 'antd'

/** Every missing item at once: it may be asked only one time. */
export function SupplementFields() {
  return (
    <Form.List name="items" initialValue={[{ what: '', why: '' }]}>
      {(fields, { add, remove }) => (
        <>
          <p className="quiet">补正只能一次性告知，请列全。</p>
          {fields.map((f, i) => (
            <div key={f.key} style={{ marginBottom: 8 }}>
              <Form.Item
                name={[f.name, 'what']}
                label={`缺少的材料 ${i + 1}`}
                rules={[{ required: true, min: 2, message: '请写明缺什么' }]}
              >
                <Input />
              </Form.Item>
              <Form.Item name={[f.name, 'why']} label="说明" initialValue="">
                <Input />
              </Form.Item>
              {fields.length > 1 && (
                <button type="button" className="linklike" onClick={() => remove(f.name)}>
                  移除这一项
                </button>
              )}
            </div>
          ))}
          <Button onClick={() => add({ what: '', why: '' })}>再加一项</Button>
        </>
      )}
    </Form.List>
  )
}
