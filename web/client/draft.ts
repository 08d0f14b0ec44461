import { useCallback, useEffect, useRef, useState } from 'react'
import { openStore, readSealed, writeSealed } from './sealed-store.ts'

export interface Draft<T> {
  value: T
  change: (next: T | ((before: T) => T)) => void
  /** When it was last kept on this phone; null before the first time. */
  savedAt: Date | null
  /** False where the browser cannot seal (no HTTPS): then the draft lives until the page closes. */
  keeps: boolean
  ready: boolean
  drop: () => void
}

const pauseMs = 400

/** A draft that survives a reload, sealed on this device. `key` names person and service. */
export function useDraft<T>(key: string, initial: T): Draft<T> {
  const [value, setValue] = useState(initial)
  const [savedAt, setSavedAt] = useState<Date | null>(null)
  const [ready, setReady] = useState(false)
  const keeps = typeof crypto !== 'undefined' && crypto.subtle !== undefined && typeof indexedDB !== 'undefined'
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    if (!keeps) return setReady(true)
    let left = false
    openStore()
      .then((store) => readSealed<T>(store, key))
      .then((kept) => {
        if (left) return
        if (kept) setValue(kept)
        setReady(true)
      })
      .catch(() => !left && setReady(true))
    return () => {
      left = true
    }
  }, [key, keeps])
  const change = useCallback(
    (next: T | ((before: T) => T)) => {
      setValue((before) => {
        const made = typeof next === 'function' ? (next as (before: T) => T)(before) : next
        clearTimeout(timer.current)
        if (keeps)
          timer.current = setTimeout(() => {
            openStore()
              .then((store) => writeSealed(store, key, made))
              .then(() => setSavedAt(new Date()))
              .catch(() => {})
          }, pauseMs)
        return made
      })
    },
    [key, keeps],
  )
  const drop = useCallback(() => {
    clearTimeout(timer.current)
    if (keeps)
      openStore()
        .then((store) => writeSealed(store, key, null))
        .catch(() => {})
  }, [key, keeps])
  return { value, change, savedAt, keeps, ready, drop }
}
