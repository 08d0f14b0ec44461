import { Input } from 'antd'
import { useState } from 'react'
import { Link } from 'wouter'
import { chineseDay } from '#kernel/day.ts'
import { useCall } from '#web/client/query.ts'
import { Pager, useTrail } from '#web/kit/pager.tsx'
import { EmptyState, ErrorState, Loading } from '#web/kit/states.tsx'
import { Table } from '#web/kit/table.tsx'
import { useTitle } from '#web/kit/title.ts'
import { searchArchive } from '../archive/contract.ts'

const ways = { name: '按姓名', number: '按证件号码', certificate: '按字号' }

/** 婚姻档案: by the beginning of a name, an identity number, or a certificate's number of today or of old. */
export default function SearchPage() {
  useTitle('婚姻档案')
  const [q, setQ] = useState('')
  return (
    <div className="page">
      <h1>婚姻档案</h1>
      <p className="quiet">输入姓名开头、完整的证件号码，或结婚证、离婚证字号（老字号如“瑞结字第1234号”也可以）。查询和打开都会记录。</p>
      <Input.Search
        aria-label="查找婚姻档案"
        placeholder="姓名、证件号码或字号"
        enterButton="查找"
        allowClear
        style={{ maxWidth: 480, marginBlock: 12 }}
        maxLength={40}
        onSearch={(words) => setQ(words.trim())}
      />
      {q ? <Found key={q} q={q} /> : <EmptyState title="查一份档案">找到后选择查阅目的再打开。</EmptyState>}
    </div>
  )
}

function Found({ q }: { q: string }) {
  const trail = useTrail()
  const asked = useCall(searchArchive, { q, ...(trail.after ? { after: trail.after } : {}) })
  if (asked.error) return <ErrorState error={asked.error} retry={() => void asked.refetch()} />
  if (!asked.data) return <Loading lines={6} />
  if (asked.data.items.length === 0)
    return <EmptyState title="没有找到">{ways[asked.data.by]}没有登记。请核对后再找；市外登记的不在本处档案里。</EmptyState>
  return (
    <>
      <p className="quiet">{ways[asked.data.by]}查找的结果</p>
      <Table
        rows={asked.data.items}
        keyOf={(f) => f.registrationId + f.side}
        columns={[
          { head: '字号', nowrap: true, cell: (f) => <Link href={`/marriage-files/${f.registrationId}`}>{f.certNo}</Link> },
          { head: '种类', nowrap: true, cell: (f) => f.kindLabel },
          { head: '登记日期', nowrap: true, cell: (f) => chineseDay(f.registerDate) },
          { head: '男方', cell: (f) => <Person {...f.man} /> },
          { head: '女方', cell: (f) => <Person {...f.woman} /> },
          { head: '原证字号', nowrap: true, cell: (f) => f.originalCertNo ?? '' },
          { head: '状态', nowrap: true, cell: (f) => f.statusLabel },
        ]}
      />
      <Pager trail={trail} next={asked.data.next} />
    </>
  )
}

const Person = ({ name, idMask }: { name: string; idMask: string }) => (
  <>
    <span className="nowrap">{name}</span> <small className="nowrap">{idMask}</small>
  </>
)
