import { Button, DatePicker } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { upload } from '#web/call.ts'
import { SheetFile } from '#web/desk/sheet-file.tsx'
import { messageOf, Notice } from '#web/kit/states.tsx'
import { takeCaseload } from '../contract.ts'
import { TemplateLink } from './desk-template.tsx'

/** A list is chosen and sent; the server checks it and changes nothing. */
export function TakeList() {
  const [, go] = useLocation()
  const [file, setFile] = useState<File>()
  const [from, setFrom] = useState(dayjs().add(1, 'month'))
  const [share, setShare] = useState<number>()
  const [failure, setFailure] = useState<unknown>()
  const send = async () => {
    if (!file) return
    setFailure(undefined)
    setShare(0)
    try {
      const input = { requestId: crypto.randomUUID(), name: file.name, from: from.format('YYYY-MM') }
      const { importId } = await upload(takeCaseload, input, file, setShare)
      go(`/caseload/${importId}`)
    } catch (error) {
      setFailure(error)
    } finally {
      setShare(undefined)
    }
  }
  return (
    <div className="form-box" style={{ maxWidth: 640 }}>
      <SheetFile {...(file ? { value: file } : {})} onChange={setFile} /> {!file && <TemplateLink />}
      <p style={{ margin: '12px 0' }}>
        从哪个月起由本系统发放{' '}
        <DatePicker
          picker="month"
          format="YYYY年M月"
          allowClear={false}
          value={from}
          onChange={(m) => m && setFrom(m)}
          aria-label="从哪个月起由本系统发放"
        />
      </p>
      <Button type="primary" disabled={!file} loading={share !== undefined} onClick={() => void send()}>
        {share === undefined ? '上传并核对' : `正在上传 ${Math.round(share * 100)}%`}
      </Button>
      {failure !== undefined && (
        <Notice kind="bad" title="没有收下">
          {messageOf(failure)}
        </Notice>
      )}
    </div>
  )
}
