import { useEffect, useRef, useState } from 'react'
import { sendPhoto } from '#web/client/photo.ts'
import { Button } from './button.tsx'
import { messageOf } from './states.tsx'

export interface Signed {
  fileId?: string
  typedName?: string
}

/** A signature drawn with the finger, or the name typed for those who use a keyboard. */
export function SignaturePad({
  name,
  signed,
  onSign,
}: {
  name: string
  signed: Signed | undefined
  onSign: (signed: Signed | undefined) => void
}) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const [drawn, setDrawn] = useState(false)
  const [typed, setTyped] = useState('')
  const [fault, setFault] = useState('')
  useEffect(() => {
    const at = canvas.current
    const pen = at?.getContext('2d')
    if (!at || !pen) return
    at.width = at.clientWidth * 2
    at.height = at.clientHeight * 2
    pen.scale(2, 2)
    pen.lineWidth = 2.4
    pen.lineCap = 'round'
  }, [])
  const point = (e: React.PointerEvent) => {
    const box = canvas.current?.getBoundingClientRect()
    return [e.clientX - (box?.left ?? 0), e.clientY - (box?.top ?? 0)] as const
  }
  const start = (e: React.PointerEvent) => {
    canvas.current?.setPointerCapture(e.pointerId)
    canvas.current?.getContext('2d')?.beginPath()
    canvas.current?.getContext('2d')?.moveTo(...point(e))
  }
  const draw = (e: React.PointerEvent) => {
    if (e.buttons === 0) return
    const pen = canvas.current?.getContext('2d')
    pen?.lineTo(...point(e))
    pen?.stroke()
    setDrawn(true)
  }
  const confirm = () => {
    setFault('')
    if (typed.trim() === name) return onSign({ typedName: name })
    canvas.current?.toBlob(async (blob) => {
      if (!blob) return
      try {
        const { fileId } = await sendPhoto(new File([blob], `签名-${name}.png`, { type: 'image/png' }), 'signature')
        onSign({ fileId })
      } catch (error) {
        setFault(messageOf(error))
      }
    })
  }
  if (signed)
    return (
      <p className="signed">
        <span className="st done">{name}已签名</span>
        <button type="button" className="textlink" onClick={() => onSign(undefined)}>
          重签
        </button>
      </p>
    )
  return (
    <div className="signer field">
      <b>{name}签名</b>
      <div className="sign-pad">
        <canvas ref={canvas} aria-label={`${name}手写签名处`} onPointerDown={start} onPointerMove={draw} />
      </div>
      <label>
        <span className="why">不方便手写的，在这里输入姓名“{name}”</span>
        <span className="box">
          <input value={typed} onChange={(e) => setTyped(e.target.value)} autoComplete="off" />
        </span>
      </label>
      <p className="sign-acts">
        <Button low disabled={!drawn && typed.trim() !== name} onClick={confirm}>
          确认签名
        </Button>
      </p>
      {fault && <p className="fault">{fault}</p>}
    </div>
  )
}
