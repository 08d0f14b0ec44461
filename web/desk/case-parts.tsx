import { Button, DatePicker, Form, Input, Select } from 'antd'
import type { Dayjs } from 'dayjs'
import { type CaseView, deliverLetter, downloadLetter, getReaders } from '#kernel/api/cases.ts'
import { downloadFile } from '#kernel/api/files.ts'
import { chineseDay, dayInShanghai, timeInShanghai } from '#kernel/day.ts'
import { linkTo } from '#web/call.ts'
import { useCall, useSend } from '#web/client/query.ts'
import { EmptyState, ErrorState, Loading, messageOf, Notice } from '#web/kit/states.tsx'
import { Status } from '#web/kit/status.tsx'

const moment = (iso: string) => `${chineseDay(dayInShanghai(new Date(iso)))} ${timeInShanghai(new Date(iso))}`
const kinds: Record<string, string> = {
  evidence: '申请材料',
  signature: '签名',
  supplement: '补交材料',
  photo: '入户照片',
  notice: '公示照片',
  authority: '委托书',
}

/** Papers and photographs. */
export function CaseFiles({ c }: { c: CaseView }) {
  if (c.files.length === 0) return <EmptyState title="还没有材料">申请人上传的照片、入户照片和公示照片会列在这里。</EmptyState>
  return (
    <div className="scroll-x">
      <table className="plain">
        <thead>
          <tr>
            <th>名称</th>
            <th>种类</th>
            <th>谁提供</th>
            <th>时间</th>
            <th className="num">大小</th>
          </tr>
        </thead>
        <tbody>
          {c.files.map((f) => (
            <tr key={f.fileId}>
              <td>
                <a href={linkTo(downloadFile, { fileId: f.fileId })}>{f.name}</a>
              </td>
              <td>{kinds[f.kind] ?? f.kind}</td>
              <td>{f.by}</td>
              <td>{moment(f.at)}</td>
              <td className="num">{Math.max(1, Math.round(f.size / 1024))} KB</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Letters with their numbers; delivery is recorded here, since remedies run from it. */
export function CaseLetters({ c }: { c: CaseView }) {
  if (c.letters.length === 0) return <EmptyState title="还没有文书">受理、补正、核对、公示和决定的文书会列在这里。</EmptyState>
  return (
    <div className="scroll-x">
      <table className="plain">
        <thead>
          <tr>
            <th>文书</th>
            <th>编号</th>
            <th>时间</th>
            <th>送达</th>
            <th>下载</th>
          </tr>
        </thead>
        <tbody>
          {c.letters.map((l) => (
            <tr key={l.letterId}>
              <td>{l.title}</td>
              <td>{l.number}</td>
              <td>{moment(l.madeAt)}</td>
              <td>
                {l.deliveredOn ? (
                  <Status kind="done">
                    {chineseDay(l.deliveredOn)}
                    {l.deliveredHow}
                  </Status>
                ) : (
                  <Delivery letterId={l.letterId} />
                )}
              </td>
              <td>
                <a href={linkTo(downloadLetter, { letterId: l.letterId, format: 'docx' })}>Word</a>{' '}
                <a href={linkTo(downloadLetter, { letterId: l.letterId, format: 'pdf' })}>PDF</a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Delivery({ letterId }: { letterId: string }) {
  const sending = useSend(deliverLetter)
  const ways = [
    { value: 'hand', label: '当面' },
    { value: 'post', label: '邮寄' },
    { value: 'electronic', label: '电子' },
    { value: 'left', label: '留置' },
  ]
  return (
    <details>
      <summary className="linklike">登记送达</summary>
      <Form
        layout="vertical"
        size="small"
        onFinish={(v: { how: 'hand'; on: Dayjs; receivedBy: string }) =>
          sending.mutate({ letterId, requestId: crypto.randomUUID(), how: v.how, on: v.on.format('YYYY-MM-DD'), receivedBy: v.receivedBy })
        }
      >
        <Form.Item name="how" label="方式" initialValue="hand">
          <Select options={ways} />
        </Form.Item>
        <Form.Item name="on" label="送达日期" rules={[{ required: true, message: '请选日期' }]}>
          <DatePicker />
        </Form.Item>
        <Form.Item name="receivedBy" label="收件人" rules={[{ required: true, min: 2, message: '请填收件人' }]}>
          <Input />
        </Form.Item>
        {sending.error && <Notice kind="bad">{messageOf(sending.error)}</Notice>}
        <Button type="primary" htmlType="submit" loading={sending.isPending}>
          登记
        </Button>
      </Form>
    </details>
  )
}

/** Every move, with who, as what, when. */
export function CaseHistory({ c }: { c: CaseView }) {
  return (
    <div className="scroll-x">
      <table className="plain">
        <thead>
          <tr>
            <th>时间</th>
            <th>操作</th>
            <th>谁</th>
            <th>之后</th>
            <th>备注</th>
          </tr>
        </thead>
        <tbody>
          {c.history.map((h) => (
            <tr key={`${h.at}${h.move}`}>
              <td>{moment(h.at)}</td>
              <td>{h.label}</td>
              <td>
                {h.by}，{h.roleName}
              </td>
              <td>{h.toLabel}</td>
              <td>{h.note}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Who looked at it or did something, newest first. */
export function CaseReaders({ caseId }: { caseId: string }) {
  const { data, error, refetch } = useCall(getReaders, { caseId })
  if (error) return <ErrorState error={error} retry={() => void refetch()} />
  if (!data) return <Loading />
  return (
    <div className="scroll-x">
      <table className="plain">
        <thead>
          <tr>
            <th>时间</th>
            <th>谁</th>
            <th>做了什么</th>
            <th>理由</th>
          </tr>
        </thead>
        <tbody>
          {data.items.map((r, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two acts may fall on one moment
            <tr key={i}>
              <td>{moment(r.at)}</td>
              <td>
                {r.by} <small>{r.roleName}</small>
              </td>
              <td>{r.act}</td>
              <td>{r.reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
