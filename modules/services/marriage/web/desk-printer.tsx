import { Button, InputNumber } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'wouter'
import { useSend } from '#web/client/query.ts'
import { messageOf, Notice } from '#web/kit/states.tsx'
import { useTitle } from '#web/kit/title.ts'
import { layouts } from '../rules/sheet-layout.ts'
import { setPrinter } from '../contract.ts'
import { PaperSheet } from './paper-sheet.tsx'

/** Prints crosses where the text will stand; measured on a blank, the difference becomes this desk's offset. */
export default function PrinterPage() {
  useTitle('校准打印')
  const { kind = 'MARRIAGE' } = useParams()
  const of = kind === 'DIVORCE' ? 'DIVORCE' : 'MARRIAGE'
  const [right, setRight] = useState(0)
  const [down, setDown] = useState(0)
  const [requestId, setRequestId] = useState(() => crypto.randomUUID())
  const sending = useSend(setPrinter)
  const save = () =>
    sending.mutate(
      { requestId, kind: of, rightBy: Math.round(right * 10), downBy: Math.round(down * 10) },
      { onSettled: () => setRequestId(crypto.randomUUID()) },
    )
  return (
    <div className="page" style={{ '--page-width': '760px' } as React.CSSProperties}>
      <p className="crumb">
        <Link href="/marriage">婚姻登记</Link>
      </p>
      <h1>校准打印（{of === 'MARRIAGE' ? '结婚证' : '离婚证'}）</h1>
      <p className="quiet">先在白纸上打印校准页，与空白证叠起来对着光看，量出要移动多少毫米。每个人的设置只影响自己的打印。</p>
      <p className="buttons">
        <span>
          向右移 <InputNumber aria-label="向右移多少毫米" value={right} min={-30} max={30} step={0.5} onChange={(v) => setRight(v ?? 0)} />{' '}
          毫米
        </span>
        <span>
          向下移 <InputNumber aria-label="向下移多少毫米" value={down} min={-30} max={30} step={0.5} onChange={(v) => setDown(v ?? 0)} />{' '}
          毫米
        </span>
        <Button onClick={() => window.print()}>打印校准页</Button>
        <Button type="primary" loading={sending.isPending} onClick={save}>
          保存
        </Button>
        <Link className="btn low" href={`/marriage/printer/${of === 'MARRIAGE' ? 'DIVORCE' : 'MARRIAGE'}`}>
          校准{of === 'MARRIAGE' ? '离婚证' : '结婚证'}
        </Link>
      </p>
      {sending.isSuccess && <Notice title="已保存">以后打印都按这个偏移。</Notice>}
      {sending.error && (
        <Notice kind="bad" title="没有保存">
          {messageOf(sending.error)}
        </Notice>
      )}
      <PaperSheet
        title="校准页"
        fields={layouts[of].map((l) => ({ ...l, value: '＋' }))}
        offset={{ rightBy: Math.round(right * 10), downBy: Math.round(down * 10) }}
      />
    </div>
  )
}
