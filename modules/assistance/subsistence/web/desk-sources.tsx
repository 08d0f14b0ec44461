import { Button, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useCall, useSend } from '#web/client/query.ts'
import { useSession } from '#web/client/session.tsx'
import { messageOf, Notice } from '#web/kit/states.tsx'
import { answerSources, getSubsistenceCase } from '../contract.ts'
import { incomeNames, statusNames } from '../texts.zh.ts'

type Status = 'OK' | 'NO_RECORD' | 'NAME_MISMATCH' | 'ID_INVALID' | 'TIMEOUT' | 'REFUSED'
interface Row {
  status: Status | ''
  ref: string
  field: string
  yuan: number | null
}

const empty: Row = { status: '', ref: '', field: '', yuan: null }

/** The verifier's sheet: an answer for every source; a time-out keeps the source open. */
export function SourcesForm({ caseId }: { caseId: string }) {
  const { session } = useSession()
  const { data } = useCall(getSubsistenceCase, { caseId })
  const [rows, setRows] = useState<Record<string, Row>>({})
  const sending = useSend(answerSources)
  const open = data?.verification?.required.filter((r) => !r.answer || r.answer.status === 'TIMEOUT') ?? []
  if (!data || open.length === 0) return null
  const set = (source: string, change: Partial<Row>) => setRows((all) => ({ ...all, [source]: { ...(all[source] ?? empty), ...change } }))
  const given = open.filter((r) => rows[r.source]?.status)
  const send = () =>
    sending.mutate(
      {
        caseId,
        requestId: crypto.randomUUID(),
        answers: given.map((r) => {
          const row = rows[r.source] ?? empty
          const found =
            row.status === 'OK' && row.ref && row.field && row.yuan !== null
              ? [{ ref: row.ref, field: row.field as 'WAGE', amount: Math.round(row.yuan * 100) }]
              : []
          return { source: r.source, status: row.status as Status, dataDate: session?.today ?? '', found }
        }),
      },
      { onSuccess: () => setRows({}) },
    )
  return (
    <div className="form-box">
      <h3>登记来源答复</h3>
      <p style={{ marginBottom: 8 }}>
        <Button
          size="small"
          onClick={() =>
            setRows(
              Object.fromEntries(
                open.map((r) => [r.source, { ...empty, ...rows[r.source], status: rows[r.source]?.status || 'NO_RECORD' }]),
              ),
            )
          }
        >
          其余都是无记录
        </Button>
      </p>
      {open.map((r) => {
        const row = rows[r.source] ?? empty
        return (
          <div key={r.source} style={{ marginBottom: 8 }}>
            <Select
              aria-label={`${r.label}的答复`}
              style={{ width: '100%' }}
              placeholder={r.label}
              value={row.status || null}
              onChange={(status) => set(r.source, { status })}
              options={Object.entries(statusNames).map(([value, label]) => ({ value: value as Status, label: `${r.label}:${label}` }))}
            />
            {row.status === 'OK' && (
              <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr 1fr', gap: 4, marginTop: 4 }}>
                <Select
                  aria-label="谁"
                  placeholder="谁"
                  value={row.ref || null}
                  onChange={(ref) => set(r.source, { ref })}
                  options={data.people.map((p) => ({ value: p.ref, label: p.name }))}
                />
                <Select
                  aria-label="项目"
                  placeholder="项目"
                  value={row.field || null}
                  onChange={(field) => set(r.source, { field })}
                  options={Object.entries(incomeNames).map(([value, label]) => ({ value, label }))}
                />
                <InputNumber
                  aria-label="金额（元）"
                  placeholder="元"
                  min={0}
                  precision={2}
                  style={{ width: '100%' }}
                  value={row.yuan}
                  onChange={(yuan) => set(r.source, { yuan })}
                />
              </div>
            )}
          </div>
        )
      })}
      {sending.error && <Notice kind="bad">{messageOf(sending.error)}</Notice>}
      <Button type="primary" disabled={given.length === 0} loading={sending.isPending} onClick={send}>
        登记 {given.length} 个来源
      </Button>
    </div>
  )
}
