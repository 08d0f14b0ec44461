import { useQueryClient } from '@tanstack/react-query'
import { Button, DatePicker, Select } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import type { z } from 'zod'
import { upload } from '#web/call.ts'
import { SheetFile } from '#web/desk/sheet-file.tsx'
import { messageOf, Notice } from '#web/kit/states.tsx'
import { deliver } from '../contract.ts'
import type { SourceItem } from './source-columns.tsx'

type Done = z.output<(typeof deliver)['reply']>

/** A list of a source is chosen and sent; rows that cannot be used are told, the rest is taken. */
export function DeliverList({ sources }: { sources: readonly SourceItem[] }) {
  const client = useQueryClient()
  const [source, setSource] = useState<string>()
  const [dataDate, setDataDate] = useState(dayjs())
  const [file, setFile] = useState<File>()
  const [share, setShare] = useState<number>()
  const [done, setDone] = useState<Done>()
  const [failure, setFailure] = useState<unknown>()
  const send = async () => {
    if (!file || !source) return
    setFailure(undefined)
    setDone(undefined)
    setShare(0)
    try {
      setDone(await upload(deliver, { requestId: crypto.randomUUID(), source, dataDate: dataDate.format('YYYY-MM-DD') }, file, setShare))
      setFile(undefined)
      await client.invalidateQueries()
    } catch (error) {
      setFailure(error)
    } finally {
      setShare(undefined)
    }
  }
  return (
    <div className="form-box">
      <p className="buttons">
        <Select
          aria-label="数据来源"
          placeholder="请选数据来源"
          style={{ width: 180 }}
          value={source ?? null}
          onChange={setSource}
          options={sources.map((s) => ({ value: s.source, label: s.name }))}
        />
        <DatePicker
          aria-label="数据日期"
          format="YYYY年M月D日"
          allowClear={false}
          value={dataDate}
          onChange={(d) => d && setDataDate(d)}
          disabledDate={(d) => d.isAfter(dayjs(), 'day')}
        />
        <SheetFile {...(file ? { value: file } : {})} onChange={setFile} />
        <Button type="primary" disabled={!file || !source} loading={share !== undefined} onClick={() => void send()}>
          {share === undefined ? '上传' : `正在上传 ${Math.round(share * 100)}%`}
        </Button>
      </p>
      <p className="quiet">
        列：身份证号、姓名、类别、金额（或面积、用电量）、起始日期、结束日期、说明；Excel 或 CSV，超过 10 MB 的用命令行导入。
      </p>
      {done && (
        <Notice
          kind={done.badRows > 0 ? 'info' : 'done'}
          title={`收下 ${done.rows} 行${done.badRows > 0 ? `，${done.badRows} 行不能用` : ''}`}
        >
          {done.errors.map((e) => (
            <span key={e.row} style={{ display: 'block' }}>
              第 {e.row} 行 {e.text}
            </span>
          ))}
        </Notice>
      )}
      {failure !== undefined && (
        <Notice kind="bad" title="没有收下">
          {messageOf(failure)}
        </Notice>
      )}
    </div>
  )
}
