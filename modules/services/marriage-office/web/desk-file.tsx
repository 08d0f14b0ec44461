import { Button, Radio } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'wouter'
import { useCall } from '#web/client/query.ts'
import { ErrorState, Loading } from '#web/kit/states.tsx'
import { useTitle } from '#web/kit/title.ts'
import { openFile } from '../archive/contract.ts'
import { type Purpose, purposes } from '../texts.zh.ts'
import { FileView } from './file-view.tsx'

/** One file; the purpose is asked before anything is shown, and kept with the record of acts. */
export default function FilePage() {
  const { registrationId = '' } = useParams()
  useTitle('婚姻档案')
  const [purpose, setPurpose] = useState<Purpose>()
  return (
    <div className="page" key={registrationId}>
      <p>
        <Link href="/marriage-files">婚姻档案</Link>
      </p>
      {purpose ? <Opened registrationId={registrationId} openPurpose={purpose} /> : <Ask choose={setPurpose} />}
    </div>
  )
}

function Ask({ choose }: { choose: (p: Purpose) => void }) {
  const [picked, setPicked] = useState<Purpose>()
  return (
    <div className="form-box" style={{ maxWidth: 560 }}>
      <h1>打开婚姻档案</h1>
      <p id="why">请选择查阅目的。谁、什么时候、为什么打开，都会记录，审计可以查看。</p>
      <Radio.Group
        aria-labelledby="why"
        style={{ display: 'grid', gap: 8, marginBlock: 12 }}
        value={picked}
        onChange={(e) => setPicked(e.target.value)}
        options={Object.entries(purposes).map(([value, label]) => ({ value, label }))}
      />
      <Button type="primary" disabled={!picked} onClick={() => picked && choose(picked)}>
        打开
      </Button>
    </div>
  )
}

function Opened(input: { registrationId: string; openPurpose: Purpose }) {
  const asked = useCall(openFile, input)
  if (asked.error) return <ErrorState error={asked.error} retry={() => void asked.refetch()} />
  if (!asked.data) return <Loading lines={10} />
  return <FileView file={asked.data} registrationId={input.registrationId} />
}
