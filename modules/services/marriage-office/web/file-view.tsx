import type { z } from 'zod'
import { Link } from 'wouter'
import { chineseDay, dayInShanghai, timeInShanghai } from '#kernel/day.ts'
import { useSession } from '#web/client/session.tsx'
import { Facts } from '#web/kit/section.tsx'
import { Notice } from '#web/kit/states.tsx'
import { Table } from '#web/kit/table.tsx'
import type { openFile } from '../archive/contract.ts'
import { HeadActs } from './head-acts.tsx'

type File = z.output<(typeof openFile)['reply']>

const at = (iso: string) => `${chineseDay(dayInShanghai(new Date(iso)))} ${timeInShanghai(new Date(iso))}`

/** A file: certificate, people, notes, sheets, and the files beside it. */
export function FileView({ file, registrationId }: { file: File; registrationId: string }) {
  const { session } = useSession()
  return (
    <>
      <h1>
        {file.kindLabel} {file.certNo}
      </h1>
      {file.forged && <Notice kind="warn">{file.forged}。不计为本处差错，单独列出。</Notice>}
      <Facts items={factsOf(file)} />
      <h2>双方</h2>
      <Table
        rows={file.parties}
        keyOf={(p) => p.sideLabel}
        columns={[
          { head: '一方', nowrap: true, cell: (p) => p.sideLabel },
          { head: '姓名', nowrap: true, cell: (p) => <b>{p.name}</b> },
          { head: '证件号码', nowrap: true, cell: (p) => p.idMask },
          { head: '出生', nowrap: true, cell: (p) => chineseDay(p.birthDate) },
          { head: '登记时年龄', num: true, cell: (p) => `${p.age} 岁` },
          { head: '登记前', nowrap: true, cell: (p) => p.statusBefore },
          { head: '户籍', cell: (p) => p.household },
        ]}
      />
      <h2>备注</h2>
      {file.notes.length === 0 ? (
        <p className="quiet">没有备注。</p>
      ) : (
        <Table
          rows={file.notes}
          keyOf={(_, i) => i}
          columns={[
            { head: '日期', nowrap: true, cell: (n) => chineseDay(n.on) },
            { head: '种类', nowrap: true, cell: (n) => n.kindLabel },
            { head: '内容', cell: (n) => n.text },
            { head: '依据', cell: (n) => n.basis },
            { head: '经手', nowrap: true, cell: (n) => n.by },
          ]}
        />
      )}
      <Sheets file={file} />
      <Others file={file} />
      {session?.actor?.role === 'registry_head' && (
        <HeadActs registrationId={registrationId} review={file.review} forged={file.forged !== null} />
      )}
    </>
  )
}

const factsOf = (file: File) => [
  { label: '状态', value: file.statusLabel },
  { label: '登记日期', value: chineseDay(file.registerDate) },
  ...(file.originalCertNo ? [{ label: '原证字号', value: file.originalCertNo }] : []),
  {
    label: '婚姻关系',
    value: `${chineseDay(file.relation.since)}起，${file.relation.statusLabel}${file.relation.endedOn ? `（${chineseDay(file.relation.endedOn)}）` : ''}`,
  },
  { label: '登记员、复核', value: [file.registrar, file.checker].filter(Boolean).join('、') || '历史档案' },
  { label: '颁证', value: file.handedOverAt ? at(file.handedOverAt) : '未颁证' },
  { label: '上传全国库', value: file.uploadedAt ? at(file.uploadedAt) : '未上传' },
  { label: '档案号', value: file.fileNo ?? '未归档' },
  { label: '质量评查', value: file.review ? (file.review.resultLabel ?? '已列入，待评查') : '没有评查' },
  ...(file.caseId ? [{ label: '办件', value: <Link href={`/cases/${file.caseId}`}>打开办件</Link> }] : []),
]

function Sheets({ file }: { file: File }) {
  return (
    <>
      <h2>证件用纸</h2>
      {file.blanks.length === 0 ? (
        <p className="quiet">没有登记印制号。</p>
      ) : (
        <Table
          rows={file.blanks}
          keyOf={(b) => b.serial}
          columns={[
            { head: '印制号', nowrap: true, cell: (b) => b.serial },
            { head: '给谁', nowrap: true, cell: (b) => b.sideLabel },
            { head: '状态', nowrap: true, cell: (b) => b.stateLabel },
            { head: '日期', nowrap: true, cell: (b) => (b.usedOn ? chineseDay(b.usedOn) : '') },
            { head: '原因', cell: (b) => b.reason ?? '' },
          ]}
        />
      )}
    </>
  )
}

function Others({ file }: { file: File }) {
  if (file.others.length === 0) return null
  return (
    <>
      <h2>有关的档案</h2>
      <Table
        rows={file.others}
        keyOf={(o) => o.registrationId}
        columns={[
          { head: '字号', nowrap: true, cell: (o) => <Link href={`/marriage-files/${o.registrationId}`}>{o.certNo}</Link> },
          { head: '种类', nowrap: true, cell: (o) => o.kindLabel },
          { head: '登记日期', nowrap: true, cell: (o) => chineseDay(o.registerDate) },
          { head: '关系', nowrap: true, cell: (o) => (o.same ? '同一段婚姻' : '其中一方的另一段婚姻') },
        ]}
      />
    </>
  )
}
