import { Button, Form, Input } from 'antd'
import type { Dayjs } from 'dayjs'
import { useState } from 'react'
import { finishTask, type TaskItem } from '#kernel/api/tasks.ts'
import { useSend } from '#web/client/query.ts'
import { PhotoPicker, type SentPhoto } from '#web/kit/photo-picker.tsx'
import { messageOf, Notice } from '#web/kit/states.tsx'
import { DateField } from './fields.tsx'

interface Values {
  finishedOn: Dayjs
  note?: string
}

/** Says that a task is done: on which day, with a photograph where there is one. Opens in place. */
export function TaskForm({ t }: { t: TaskItem }) {
  const sending = useSend(finishTask)
  const [requestId] = useState(() => crypto.randomUUID())
  const [photos, setPhotos] = useState<SentPhoto[]>([])
  return (
    <details>
      <summary className="linklike">登记完成</summary>
      <Form<Values>
        className="form-box"
        layout="vertical"
        requiredMark={false}
        onFinish={({ finishedOn, note }) =>
          sending.mutate({
            taskId: t.taskId,
            requestId,
            finishedOn: finishedOn.format('YYYY-MM-DD'),
            note: note ?? '',
            ...(photos[0] ? { photo: photos[0].fileId } : {}),
          })
        }
      >
        <DateField name="finishedOn" label="完成日期" today />
        <Form.Item name="note" label="说明（可以不填）">
          <Input maxLength={300} />
        </Form.Item>
        <PhotoPicker label="照片（可以不传）" kind="notice" photos={photos} onChange={(all) => setPhotos(all.slice(-1))} />
        {sending.error && (
          <Notice kind="bad" title="没有登记">
            {messageOf(sending.error)}
          </Notice>
        )}
        <Button type="primary" htmlType="submit" loading={sending.isPending}>
          完成
        </Button>
      </Form>
    </details>
  )
}
