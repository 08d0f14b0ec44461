import { Button, Input } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'wouter'
import type { z } from 'zod'
import { useCall, useSend } from '#web/client/query.ts'
import { Page } from '#web/desk/page.tsx'
import { messageOf, Notice } from '#web/kit/states.tsx'
import { useTitle } from '#web/kit/title.ts'
import { getSheet, sheetOther, sheetPrinted, sheetSpoiled } from '../contract.ts'
import { PaperSheet } from './paper-sheet.tsx'

type Sheet = z.output<(typeof getSheet)['reply']>

/** One copy: which blank to lay in, print, and what came out. */
export default function SheetPage() {
  useTitle('打印证件')
  const { registrationId = '', side = 'MAN' } = useParams()
  const asked = useCall(getSheet, { registrationId, side: side as 'MAN' })
  return (
    <Page asked={asked} width={760}>
      {(s) => (
        <>
          <p className="crumb">{s.caseId ? <Link href={`/cases/${s.caseId}`}>返回办件</Link> : <Link href="/marriage">婚姻登记</Link>}</p>
          <h1>
            打印{s.kind === 'MARRIAGE' ? '结婚证' : '离婚证'}（{s.side === 'MAN' ? '男方' : '女方'}）
          </h1>
          <Notice kind="info" title={`放入印制号 ${s.serial} 的空白证`}>
            这种空白证还剩 {s.blanksLeft} 张。证号不会因为换纸改变。
          </Notice>
          <PaperSheet fields={s.fields} offset={s.offset} title="证件内页" />
          <Acts key={s.serial} s={s} />
        </>
      )}
    </Page>
  )
}

function Acts({ s }: { s: Sheet }) {
  const [requestId, setRequestId] = useState(() => crypto.randomUUID())
  const [reason, setReason] = useState('')
  const [serial, setSerial] = useState('')
  const printed = useSend(sheetPrinted)
  const spoiled = useSend(sheetSpoiled)
  const other = useSend(sheetOther)
  const copy = { requestId, registrationId: s.registrationId, side: s.side }
  const again = { onSettled: () => setRequestId(crypto.randomUUID()) }
  const error = printed.error ?? spoiled.error ?? other.error
  return (
    <>
      <p className="buttons">
        <Button type="primary" onClick={() => window.print()}>
          打印
        </Button>
        <Button loading={printed.isPending} onClick={() => printed.mutate(copy, again)}>
          {s.printedAt ? '已确认打印，再确认一次' : '打印好了，核对无误'}
        </Button>
        <Link className="btn low" href={`/marriage/printer/${s.kind}`}>
          位置不对，校准打印机
        </Link>
      </p>
      {error && (
        <Notice kind="bad" title="没有登记">
          {messageOf(error)}
        </Notice>
      )}
      <h2>打坏了</h2>
      <p className="buttons">
        <Input
          aria-label="作废原因"
          placeholder="原因，如打印错位"
          maxLength={100}
          value={reason}
          onChange={(e) => setReason(e.target.value)}
          style={{ width: 260 }}
        />
        <Button
          danger
          disabled={reason.trim().length < 2}
          loading={spoiled.isPending}
          onClick={() => spoiled.mutate({ ...copy, reason }, { ...again, onSuccess: () => setReason('') })}
        >
          这张作废，换下一张
        </Button>
      </p>
      <h2>手里的空白证是另一个印制号</h2>
      <p className="buttons">
        <Input
          aria-label="另一个印制号"
          placeholder="印制号"
          maxLength={30}
          value={serial}
          onChange={(e) => setSerial(e.target.value)}
          style={{ width: 260 }}
        />
        <Button
          disabled={serial.trim().length < 3}
          loading={other.isPending}
          onClick={() => other.mutate({ ...copy, serial: serial.trim() }, { ...again, onSuccess: () => setSerial('') })}
        >
          改用这张
        </Button>
      </p>
    </>
  )
}
