import { Button, Checkbox, Form, Input, InputNumber, Select } from 'antd'
import type { Dayjs } from 'dayjs'
import { incomeNames } from '../texts.zh.ts'
import { DateField, FilesField, TextField } from '#web/desk/fields.tsx'

interface Props {
  colleagues: { id: string; name: string }[]
  people: { ref: string; name: string }[]
}

/** 入户调查表: who was met, what was seen, neighbours, photographs, and figures set against the declared ones. */
export function InvestigateFields({ colleagues, people }: Props) {
  return (
    <>
      <DateField name="visitedOn" label="入户日期" today />
      <Form.Item name="colleague" label="同去的调查人" rules={[{ required: true, message: '请选同去的调查人' }]}>
        <Select options={colleagues.map((c) => ({ value: c.id, label: c.name }))} />
      </Form.Item>
      <TextField name="met" label="见到谁" required />
      <TextField name="housing" label="住房情况" />
      <TextField name="living" label="生活情况" />
      <Form.Item name="findings" label="调查情况" rules={[{ required: true, min: 2, message: '请写明调查情况' }]}>
        <Input.TextArea rows={3} maxLength={1000} />
      </Form.Item>
      <Form.Item name="sameDwelling" valuePropName="checked" initialValue={true} noStyle>
        <Checkbox>同住</Checkbox>
      </Form.Item>
      <Form.Item name="sharedMeals" valuePropName="checked" initialValue={true} noStyle>
        <Checkbox>同吃</Checkbox>
      </Form.Item>
      <Form.Item name="monthsTogetherLast12" label="近 12 个月一起住了几个月" initialValue={12}>
        <InputNumber min={0} max={12} />
      </Form.Item>
      <Form.List name="neighbours" initialValue={[{}, {}]}>
        {(fields, { add }) => (
          <>
            {fields.map((f, i) => (
              <div key={f.key} className="row2">
                <Form.Item name={[f.name, 'name']} label={`邻居 ${i + 1}`} rules={[{ required: true, message: '请填姓名' }]}>
                  <Input />
                </Form.Item>
                <Form.Item name={[f.name, 'said']} label="怎么说" rules={[{ required: true, min: 2, message: '请填内容' }]}>
                  <Input />
                </Form.Item>
              </div>
            ))}
            <button type="button" className="linklike" onClick={() => add({})}>
              再加一户邻居
            </button>
          </>
        )}
      </Form.List>
      <FilesField name="photos" label="入户照片（3 张以上）" kind="photo" least={3} />
      <Corrections people={people} />
    </>
  )
}

function Corrections({ people }: { people: Props['people'] }) {
  return (
    <Form.List name="corrections">
      {(fields, { add, remove }) => (
        <>
          <p className="quiet" style={{ margin: '12px 0 8px' }}>
            更正数据：要写依据，原来的数会保留。
          </p>
          {fields.map((f) => (
            <div key={f.key} className="form-box">
              <Form.Item name={[f.name, 'ref']} label="谁" rules={[{ required: true, message: '请选' }]}>
                <Select options={people.map((p) => ({ value: p.ref, label: p.name }))} />
              </Form.Item>
              <Form.Item name={[f.name, 'field']} label="哪一项" rules={[{ required: true, message: '请选' }]}>
                <Select options={Object.entries(incomeNames).map(([value, label]) => ({ value, label }))} />
              </Form.Item>
              <Form.Item name={[f.name, 'yuan']} label="应为（元）" rules={[{ required: true, message: '请填金额' }]}>
                <InputNumber min={0} precision={2} style={{ width: '100%' }} />
              </Form.Item>
              <Form.Item name={[f.name, 'reason']} label="依据" rules={[{ required: true, min: 2, message: '请写依据' }]}>
                <Input />
              </Form.Item>
              <button type="button" className="linklike" onClick={() => remove(f.name)}>
                移除
              </button>
            </div>
          ))}
          <Button onClick={() => add({})}>更正一项数据</Button>
        </>
      )}
    </Form.List>
  )
}

/** The form's values as the move wants them: dates as days, yuan as fen, photographs by id. */
export function readInvestigation(v: Record<string, unknown>): Record<string, unknown> {
  const day = (v.visitedOn as Dayjs).format('YYYY-MM-DD')
  const photos = (v.photos as { fileId: string }[] | undefined) ?? []
  const corrections = (v.corrections as { ref: string; field: string; yuan: number; reason: string }[] | undefined) ?? []
  return {
    visitedOn: day,
    met: v.met,
    colleague: v.colleague,
    housing: v.housing ?? '',
    living: v.living ?? '',
    findings: v.findings,
    neighbours: v.neighbours,
    sameDwelling: v.sameDwelling === true,
    sharedMeals: v.sharedMeals === true,
    monthsTogetherLast12: v.monthsTogetherLast12,
    photos: photos.map((p) => ({ fileId: p.fileId, takenOn: day, place: '家中' })),
    corrections: corrections.map((c) => ({ ref: c.ref, field: c.field, amount: Math.round(c.yuan * 100), reason: c.reason })),
  }
}
