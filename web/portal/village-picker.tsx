import { useState } from 'react'
import { listDivisions } from '#modules/core/divisions/contract.ts'
import { useCall } from '#web/client/query.ts'
import { Select } from '#web/kit/select.tsx'

/** Town first, then village: 515 are too many for one list. */
export function VillagePicker({
  value,
  onChange,
  fault,
}: {
  value: string
  onChange: (village: string) => void
  fault?: string | undefined
}) {
  const [town, setTown] = useState(value.slice(0, 9))
  const chosen = value.slice(0, 9) || town
  const towns = useCall(listDivisions, {})
  const villages = useCall(listDivisions, { parent: chosen }, chosen.length === 9)
  const options = (items: { code: string; name: string }[] | undefined) => (items ?? []).map((d) => ({ value: d.code, label: d.name }))
  return (
    <>
      <Select
        label="户籍所在镇街"
        value={chosen}
        onChange={(v) => {
          setTown(v)
          onChange('')
        }}
        options={options(towns.data?.items)}
      />
      <Select
        label="村（社区）"
        value={value}
        onChange={onChange}
        options={options(villages.data?.items)}
        disabled={chosen.length !== 9}
        fault={fault}
      />
    </>
  )
}
