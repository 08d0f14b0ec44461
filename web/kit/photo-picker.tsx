import { useId, useState } from 'react'
import { type SendPhoto, sendPhoto } from '#web/client/photo.ts'
import { messageOf } from './states.tsx'

export interface SentPhoto {
  fileId: string
  name: string
  kind: string
}

/** Takes or chooses photographs; each is shrunk on the phone and sent at once, with its progress. */
export function PhotoPicker({
  label,
  kind,
  photos,
  onChange,
  sendBy = sendPhoto,
}: {
  label: string
  kind: string
  photos: readonly SentPhoto[]
  onChange: (photos: SentPhoto[]) => void
  /** Another door for those who are not signed in. */
  sendBy?: SendPhoto | undefined
}) {
  const id = useId()
  const [sending, setSending] = useState<number | null>(null)
  const [fault, setFault] = useState('')
  const add = async (files: FileList | null) => {
    setFault('')
    let all = [...photos]
    for (const file of files ?? []) {
      setSending(0)
      try {
        all = [...all, { ...(await sendBy(file, kind, setSending)), kind }]
        onChange(all)
      } catch (error) {
        setFault(`${file.name}：${messageOf(error)}`)
      }
    }
    setSending(null)
  }
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <ul className="sent">
        {photos.map((p) => (
          <li key={p.fileId}>
            <span className="st done">{p.name}</span>
            <button type="button" className="textlink" onClick={() => onChange(photos.filter((o) => o !== p))}>
              移除
            </button>
          </li>
        ))}
      </ul>
      <label className="btn add wide" htmlFor={id}>
        {sending === null ? '拍照或选择文件' : `正在上传 ${Math.round(sending * 100)}%`}
      </label>
      <input
        id={id}
        className="unseen"
        type="file"
        accept="image/jpeg,image/png,application/pdf"
        multiple
        onChange={(e) => void add(e.target.files)}
      />
      {fault && (
        <p className="fault" role="alert">
          <b>{fault}</b>
        </p>
      )}
    </div>
  )
}
