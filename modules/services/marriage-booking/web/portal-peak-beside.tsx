import { useCall } from '#web/client/query.ts'
import { LinkButton } from '#web/kit/button.tsx'
import { Section } from '#web/kit/section.tsx'
import { listPeaks } from '../peaks/contract.ts'

/** Peak days that are drawn: until when one may enter, how many did. */
export function PeakBeside() {
  const { data } = useCall(listPeaks, {})
  return (
    <>
      {data?.items
        .filter((p) => p.state === 'OPEN')
        .map((p) => (
          <Section key={p.peakId} title={`${p.name}用抽号`}>
            <p>
              想在这几天登记的人比名额多：{p.opens}到{p.closes}都可以报名，{p.drawAt}
              用公开的随机数抽号，先报后报机会一样。没抽中也不影响您约别的日子。
            </p>
            {p.entryOpen ? (
              <>
                <p className="stack">
                  <LinkButton low href={`/marriage-booking/peaks/${p.peakId}`}>
                    报名抽号
                  </LinkButton>
                </p>
                <p className="small quiet">
                  已有 {p.entries} 对报名，名额 {p.seats} 对
                </p>
              </>
            ) : (
              <p className="small quiet">名额 {p.seats} 对</p>
            )}
          </Section>
        ))}
    </>
  )
}
