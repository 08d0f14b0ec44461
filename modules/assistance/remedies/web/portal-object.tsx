import { useState } from 'react'
import { useLocation, useParams, useSearchParams } from 'wouter'
import { getNotice } from '#kernel/api/open.ts'
import { chineseDay } from '#kernel/day.ts'
import { upload } from '#web/call.ts'
import { type SendPhoto, shrunk } from '#web/client/photo.ts'
import { useCall, useSend } from '#web/client/query.ts'
import { useSession } from '#web/client/session.tsx'
import { Button, LinkButton } from '#web/kit/button.tsx'
import { Checkbox, Choice } from '#web/kit/choice.tsx'
import { PhotoPicker, type SentPhoto } from '#web/kit/photo-picker.tsx'
import { Section } from '#web/kit/section.tsx'
import { ErrorState, Loading, messageOf, Notice } from '#web/kit/states.tsx'
import { TextArea, TextInput } from '#web/kit/text-input.tsx'
import { useTitle } from '#web/kit/title.ts'
import { addEvidence, leaveLead, raiseObjection } from '../contract.ts'

type Way = 'NAMED' | 'LEAD'

/** Somebody knows it differently from the notice: by name and answered, or as a lead without a name. */
export default function ObjectPage() {
  useTitle('提出异议')
  const { noticeId = '' } = useParams()
  const [search] = useSearchParams()
  const { session } = useSession()
  const [way, setWay] = useState<Way | ''>(search.get('named') ? 'NAMED' : '')
  const { data, error, refetch } = useCall(getNotice, { noticeId })
  if (error) return <ErrorState error={error} retry={() => void refetch()} />
  if (!data || !session)
    return (
      <Section className="one-column">
        <Loading />
      </Section>
    )
  const resident = session.actor?.kind === 'resident'
  return (
    <div className="one-column">
      <header className="step-head">
        <p className="back">
          <a href={`/open/notices/${noticeId}`}>返回公示</a>
          <span>{data.placeName}</span>
        </p>
        <h1>提出异议</h1>
        <p>
          针对“{data.title}”，{chineseDay(data.objectUntil)}止，当天也算。
        </p>
      </header>
      <Section>
        <Choice<Way>
          label="怎么提出"
          value={way}
          onChange={setWay}
          options={[
            { value: 'NAMED', label: '署名', note: '由没有参与调查的人重新核实，书面答复您；申请家庭和村里不知道您是谁' },
            { value: 'LEAD', label: '只提供线索，不留名', note: '我们会去查，但没有办法答复您' },
          ]}
        />
      </Section>
      {way === 'NAMED' && !resident && (
        <Section>
          <p>署名的先用手机验证码登录，这样才能答复您、您也能看到进度。</p>
          <p className="stack">
            <LinkButton look="main" wide href={`/sign-in?next=${encodeURIComponent(`/object/${noticeId}?named=1`)}`}>
              登录
            </LinkButton>
          </p>
        </Section>
      )}
      {way === 'NAMED' && resident && <Named noticeId={noticeId} known={session.actor?.name ?? ''} />}
      {way === 'LEAD' && <Lead noticeId={noticeId} />}
    </div>
  )
}

function Named({ noticeId, known }: { noticeId: string; known: string }) {
  const sending = useSend(raiseObjection)
  const [requestId] = useState(() => crypto.randomUUID())
  const [name, setName] = useState(known)
  const [withheld, withhold] = useState(false)
  const [claim, setClaim] = useState('')
  const [photos, setPhotos] = useState<SentPhoto[]>([])
  const [tried, setTried] = useState(false)
  const [, go] = useLocation()
  const missing = name.trim().length < 2 ? '请写您的姓名' : claim.trim().length < 4 ? '请写清楚是什么情况' : ''
  const send = () => {
    setTried(true)
    if (missing) return
    const files = photos.map(({ fileId, kind }) => ({ fileId, kind }))
    sending.mutate(
      { noticeId, requestId, name, withheld, claim, files },
      { onSuccess: (made) => go(`/cases/objection/${made.caseId}?new=1`) },
    )
  }
  return (
    <Section>
      {!known && <TextInput label="您的姓名" value={name} onChange={setName} autoComplete="name" />}
      <Claim value={claim} onChange={setClaim} />
      <PhotoPicker label="证据（可以不传）" kind="evidence" photos={photos} onChange={setPhotos} />
      <Checkbox label="不让镇里知道我是谁" note="由市民政局直接核实和答复" checked={withheld} onChange={withhold} />
      {tried && missing && <Notice kind="bad">{missing}</Notice>}
      <Refusal error={sending.error} />
      <p className="stack">
        <Button look="main" wide busy={sending.isPending} onClick={send}>
          提出异议
        </Button>
      </p>
    </Section>
  )
}

function Lead({ noticeId }: { noticeId: string }) {
  const sending = useSend(leaveLead)
  const [requestId] = useState(() => crypto.randomUUID())
  const [claim, setClaim] = useState('')
  const [photos, setPhotos] = useState<SentPhoto[]>([])
  const [tried, setTried] = useState(false)
  // The photograph belongs to the lead that will be sent under the same number, and to nobody.
  const sendBy: SendPhoto = async (file, _kind, onProgress) => {
    const answer = await upload(addEvidence, { noticeId, lead: requestId, name: file.name.slice(0, 120) }, await shrunk(file), onProgress)
    return { fileId: answer.fileId, name: file.name }
  }
  if (sending.data)
    return (
      <Section live>
        <Notice kind="done" title="线索已收到">
          编号 {sending.data.number}。我们没有记下您是谁，也就没有办法答复您；还有别的情况，可以再提一次。
        </Notice>
        <p className="stack">
          <LinkButton wide href={`/open/notices/${noticeId}`}>
            返回公示
          </LinkButton>
        </p>
      </Section>
    )
  const missing = claim.trim().length < 4 ? '请写清楚是什么情况' : ''
  const send = () => {
    setTried(true)
    if (!missing) sending.mutate({ noticeId, requestId, claim, files: photos.map(({ fileId, kind }) => ({ fileId, kind })) })
  }
  return (
    <Section>
      <Claim value={claim} onChange={setClaim} />
      <PhotoPicker label="证据（可以不传）" kind="evidence" photos={photos} onChange={setPhotos} sendBy={sendBy} />
      {tried && missing && <Notice kind="bad">{missing}</Notice>}
      <Refusal error={sending.error} />
      <p className="stack">
        <Button look="main" wide busy={sending.isPending} onClick={send}>
          提供线索
        </Button>
      </p>
    </Section>
  )
}

const Claim = ({ value, onChange }: { value: string; onChange: (v: string) => void }) => (
  <TextArea
    label="是什么情况"
    hint="谁、什么事、什么时候、怎么知道的。写得越具体，越查得清"
    value={value}
    onChange={onChange}
    maxLength={1000}
    rows={5}
  />
)

const Refusal = ({ error }: { error: Error | null }) =>
  error && (
    <Notice kind="bad" title="没有提交">
      {messageOf(error)}
    </Notice>
  )
