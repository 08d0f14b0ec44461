import { useState } from 'react'
import { verifyLetter } from '#kernel/api/open.ts'
import { chineseDay } from '#kernel/day.ts'
import { useCall } from '#web/client/query.ts'
import { Button } from '#web/kit/button.tsx'
import { Facts, Section } from '#web/kit/section.tsx'
import { ErrorState, Loading } from '#web/kit/states.tsx'
import { Status } from '#web/kit/status.tsx'
import { TextInput } from '#web/kit/text-input.tsx'
import { useTitle } from '#web/kit/title.ts'

/** Is this letter genuine? By the code of the QR or typed. */
export function VerifyPage() {
  useTitle('核验文书')
  const [code, setCode] = useState(() => new URLSearchParams(location.search).get('code') ?? '')
  const [asked, setAsked] = useState(code)
  const { data, error, isFetching, refetch } = useCall(verifyLetter, { code: asked }, asked.length >= 8)
  return (
    <Section>
      <h1>核验文书</h1>
      <form
        onSubmit={(e) => {
          e.preventDefault()
          setAsked(code.trim())
        }}
      >
        <TextInput label="核验码" hint="在文书最后的二维码旁边" value={code} onChange={setCode} autoComplete="off" />
        <p className="stack">
          <Button type="submit" look="main" wide busy={isFetching} disabled={code.trim().length < 8}>
            核验
          </Button>
        </p>
      </form>
      <div aria-live="polite">
        {error ? <ErrorState error={error} retry={() => void refetch()} /> : isFetching ? <Loading lines={3} /> : null}
        {data && !data.genuine && <Status kind="over">没有这份文书。请核对核验码；如仍查不到，请向发文单位核实。</Status>}
        {data?.genuine && (
          <>
            <Status kind="done">文书真实有效</Status>
            <Facts
              items={[
                { label: '文书', value: data.kind },
                { label: '编号', value: data.number },
                { label: '日期', value: data.madeOn ? chineseDay(data.madeOn) : '' },
                { label: '当事人', value: data.maskedName },
                { label: '发文单位', value: data.office },
              ]}
            />
          </>
        )}
      </div>
    </Section>
  )
}
