import { Button, DatePicker, Form, Input, Radio } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { useMutation } from '@tanstack/react-query'
import { CallError, exchangeFile, upload } from '#web/call.ts'
import { useSend } from '#web/client/query.ts'
import { TextField, YuanField } from '#web/desk/fields.tsx'
import { SheetFile } from '#web/desk/sheet-file.tsx'
import { messageOf, Notice } from '#web/kit/states.tsx'
import { markList, prepareFestival, prepareList, preparePrice } from '../contract.ts'

interface Values {
  month: Dayjs
  cpi?: string
  food?: string
  title?: string
  DIBAO?: string
  LOW_MARGIN?: string
  EXPENDITURE?: string
  file?: File
}

const fen = (yuan: string | undefined) => Math.round(Number(yuan ?? 0) * 100)
const kinds = [
  { value: 'price', label: '价格临时补贴' },
  { value: 'festival', label: '节日慰问，按类别' },
  { value: 'list', label: '节日慰问，按名单' },
] as const

/** Makes a list: by the price index of a month, by class, or from a list of people. */
export function MakeList() {
  const [kind, setKind] = useState<(typeof kinds)[number]['value']>('price')
  const [, go] = useLocation()
  const price = useSend(preparePrice)
  const festival = useSend(prepareFestival)
  const list = useSendList()
  const failure = [price, festival, list].find((s) => s.error)?.error
  const send = (v: Values) => {
    const base = { requestId: crypto.randomUUID(), month: v.month.format('YYYY-MM') }
    const then = { onSuccess: ({ batchId }: { batchId: string }) => go(`/one-offs/${batchId}`) }
    if (kind === 'price') price.mutate({ ...base, cpi: Number(v.cpi), food: Number(v.food) }, then)
    else if (kind === 'list') v.file && list.mutate({ input: { ...base, title: v.title ?? '' }, file: v.file }, then)
    else
      festival.mutate(
        { ...base, title: v.title ?? '', amounts: { DIBAO: fen(v.DIBAO), LOW_MARGIN: fen(v.LOW_MARGIN), EXPENDITURE: fen(v.EXPENDITURE) } },
        then,
      )
  }
  return (
    <details className="form-box">
      <summary>编制名单</summary>
      <Radio.Group
        aria-label="发什么"
        value={kind}
        onChange={(e) => setKind(e.target.value)}
        options={[...kinds]}
        style={{ margin: '12px 0' }}
      />
      <Form<Values>
        layout="vertical"
        requiredMark={false}
        scrollToFirstError
        onFinish={send}
        initialValues={{ month: dayjs() }}
        style={{ maxWidth: 480 }}
      >
        <Form.Item name="month" label="哪个月的" rules={[{ required: true, message: '请选月份' }]}>
          <DatePicker picker="month" format="YYYY年M月" allowClear={false} />
        </Form.Item>
        {kind === 'price' && (
          <>
            <Percent name="cpi" label="居民消费价格同比涨幅（%）" />
            <Percent name="food" label="食品价格同比涨幅（%）" />
            <p className="quiet">按统计部门公布的当月同比填写，下降填负数。每人金额 = 当月低保标准 × 食品价格涨幅 × 倍数。</p>
          </>
        )}
        {kind !== 'price' && <TextField name="title" label="名称" required />}
        {kind === 'festival' && (
          <>
            <YuanField name="DIBAO" label="低保户每户（元）" />
            <YuanField name="LOW_MARGIN" label="低保边缘户每户（元）" />
            <YuanField name="EXPENDITURE" label="支出型困难户每户（元）" />
          </>
        )}
        {kind === 'list' && (
          <Form.Item
            name="file"
            label="名单（Excel 或 CSV）"
            extra="列：姓名、身份证号、金额（元）、开户银行、账号。在册户可以不填银行和账号，发到户里的卡上。"
            rules={[{ required: true, message: '请选择名单' }]}
          >
            <SheetFile />
          </Form.Item>
        )}
        {failure && (
          <Notice kind="bad" title="没有编成">
            {messageOf(failure)}
            {kind === 'list' && list.variables && failure instanceof CallError && failure.code === 'one_off.list_row' && (
              <MarkedLink month={list.variables.input.month} file={list.variables.file} />
            )}
          </Notice>
        )}
        <Button type="primary" htmlType="submit" loading={price.isPending || festival.isPending || list.isPending}>
          编制名单
        </Button>
      </Form>
    </details>
  )
}

const useSendList = () =>
  useMutation({
    mutationFn: ({ input, file }: { input: { requestId: string; month: string; title: string }; file: File }) =>
      upload(prepareList, input, file),
  })

const MarkedLink = ({ month, file }: { month: string; file: File }) => (
  <p>
    <button type="button" className="linklike" onClick={() => void exchangeFile(markList, { month }, file, '名单_错误标注.xlsx')}>
      下载标注错误的名单
    </button>
  </p>
)

const Percent = ({ name, label }: { name: string; label: string }) => (
  <Form.Item name={name} label={label} rules={[{ required: true, pattern: /^-?\d{1,3}(\.\d{1,2})?$/, message: '请填百分比，如 6.5' }]}>
    <Input inputMode="decimal" style={{ width: 160, textAlign: 'right' }} />
  </Form.Item>
)
