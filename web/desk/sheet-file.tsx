/** Chooses a spreadsheet or a text table, as a field of a form. */
export function SheetFile({ value, onChange }: { value?: File; onChange?: (file: File | undefined) => void }) {
  return (
    <>
      <label className="btn low">
        {value ? '换一个文件' : '选择表格'}
        <input className="unseen" type="file" accept=".xlsx,.csv" onChange={(e) => onChange?.(e.target.files?.[0])} />
      </label>{' '}
      {value && <b>{value.name}</b>}
    </>
  )
}
