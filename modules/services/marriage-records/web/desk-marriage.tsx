import { chineseDay } from '#kernel/day.ts'
import { Facts } from '#web/kit/section.tsx'
import { Table } from '#web/kit/table.tsx'
import type { MarriageView } from '../contract.ts'

/** One marriage: the two people, how it stands, every certificate and every note, and how long the file is kept. */
export function MarriageCard({ m }: { m: MarriageView }) {
  return (
    <section className="form-box" aria-label={`${m.man.name}和${m.woman.name}的婚姻`}>
      <h3>
        {m.man.name}、{m.woman.name} <small>{m.statusLabel}</small>
      </h3>
      <Facts
        items={[
          { label: '男方', value: `${m.man.name}，${m.man.idMask}` },
          { label: '女方', value: `${m.woman.name}，${m.woman.idMask}` },
          { label: '结婚登记', value: `${chineseDay(m.registeredOn)}，${m.registryName}` },
          ...(m.endedOn ? [{ label: '终止', value: chineseDay(m.endedOn) }] : []),
          { label: '档案保管', value: `至少到${chineseDay(m.keptUntil)}` },
        ]}
      />
      <div style={{ height: 12 }} />
      <Table
        rows={m.registrations}
        keyOf={(r) => r.registrationId}
        columns={[
          { head: '登记', nowrap: true, cell: (r) => r.label },
          { head: '字号', nowrap: true, cell: (r) => r.certNo },
          { head: '日期', nowrap: true, cell: (r) => chineseDay(r.registerDate) },
          { head: '证件', cell: (r) => r.statusLabel },
          { head: '档号', nowrap: true, cell: (r) => r.fileNo || '未归档' },
        ]}
      />
      {m.notes.length > 0 && (
        <Table
          rows={m.notes}
          keyOf={(n, i) => `${n.on} ${i}`}
          columns={[
            { head: '备注', nowrap: true, cell: (n) => n.label },
            { head: '日期', nowrap: true, cell: (n) => chineseDay(n.on) },
            { head: '内容', cell: (n) => n.text },
            { head: '依据', cell: (n) => n.basis },
          ]}
        />
      )}
    </section>
  )
}
