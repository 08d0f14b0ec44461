import { Button } from 'antd'
import { useState } from 'react'
import { timeInShanghai } from '#kernel/day.ts'
import { useCall, useSend } from '#web/client/query.ts'
import { Notice } from '#web/kit/states.tsx'
import { cutLine, getLine } from '../contract.ts'

/** Whether the national register answers; what the desk does while it does not. */
export function LineNotice() {
  const { data } = useCall(getLine, {})
  const turning = useSend(cutLine)
  const [requestId, setRequestId] = useState(() => crypto.randomUUID())
  if (!data) return null
  const turn = () => turning.mutate({ requestId, down: !data.down }, { onSettled: () => setRequestId(crypto.randomUUID()) })
  return (
    <>
      {(data.down || data.waiting > 0) && (
        <Notice kind={data.down ? 'bad' : 'info'} title={data.down ? '全国婚姻登记信息系统没有回答' : `${data.waiting} 件在等全国库回答`}>
          {data.down
            ? '可以继续让当事人在纸上签到、签声明，写上时间。不登记、不给证号、不打印，恢复后补录。'
            : `最早一件 ${data.oldest ? timeInShanghai(new Date(data.oldest)) : ''} 发出。`}
        </Notice>
      )}
      {data.demonstration && (
        <p className="quiet">
          演示用：全国库现在{data.down ? '断开' : '连通'}。{' '}
          <Button size="small" loading={turning.isPending} onClick={turn}>
            {data.down ? '恢复' : '断开看看'}
          </Button>
        </p>
      )}
    </>
  )
}
