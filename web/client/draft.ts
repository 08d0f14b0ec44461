import { useCallback, useEffect, useRef, useState } from 'react'
import { getDraft, saveDraft } from '#kernel/api/cases.ts'
import { call } from '#web/call.ts'
import { openStore, readSealed, writeSealed } from './sealed-store.ts'

export interface Draft<T> {
  value: T
  change: (next: T | ((before: T) => T)) => void
  /** When it was last kept on this phone; null before the first time. */
  savedAt: Date | null
  /** False where the browser cannot seal (no HTTPS): then the draft lives with the office alone. */
  keeps: boolean
  ready: boolean
  drop: () => void
}

export interface DraftOf {
  service: string
  /** Whose draft it is on this device. */
  owner: string
  formVersion: number
}

interface Kept<T> {
  value: T
  at: string
}

const pauseMs = 400
const officePauseMs = 2_500

/** The later of two keepings. */
const later = <T>(a: Kept<T> | undefined, b: Kept<T> | undefined) => (!a ? b : !b ? a : a.at >= b.at ? a : b)

/**
 * A draft that survives a reload, sealed on this device, and is found on another phone: the office keeps it sealed too.
 * The later of the two is taken up. Without a network only this device keeps it. `initial` must not change.
 */
export function useDraft<T>({ service, owner, formVersion }: DraftOf, initial: T): Draft<T> {
  const key = `${service} ${owner}`
  const [value, setValue] = useState(initial)
  const [savedAt, setSavedAt] = useState<Date | null>(null)
  const [ready, setReady] = useState(false)
  const keeps = typeof crypto !== 'undefined' && crypto.subtle !== undefined && typeof indexedDB !== 'undefined'
  const here = useRef<ReturnType<typeof setTimeout>>(undefined)
  const there = useRef<ReturnType<typeof setTimeout>>(undefined)

  useEffect(() => {
    let left = false
    const local = keeps ? fromDevice<T>(key) : Promise.resolve(undefined)
    Promise.all([local, fromOffice<T>(service, formVersion)]).then(([mine, theirs]) => {
      if (left) return
      const kept = later(mine, theirs)
      if (kept) setValue(kept.value)
      setReady(true)
    })
    return () => {
      left = true
    }
  }, [key, keeps, service, formVersion])

  const change = useCallback(
    (next: T | ((before: T) => T)) => {
      setValue((before) => {
        const made = typeof next === 'function' ? (next as (before: T) => T)(before) : next
        clearTimeout(here.current)
        clearTimeout(there.current)
        const keepHere = () =>
          openStore()
            .then((store) => writeSealed(store, key, { value: made, at: new Date().toISOString() }))
            .then(() => setSavedAt(new Date()))
            .catch(() => {})
        const keepThere = () =>
          call(saveDraft, { service, formVersion, draft: made })
            .then(() => setSavedAt(new Date()))
            .catch(() => {})
        if (keeps) here.current = setTimeout(keepHere, pauseMs)
        there.current = setTimeout(keepThere, officePauseMs)
        return made
      })
    },
    [key, keeps, service, formVersion],
  )

  // The office has dropped its own with the filing.
  const drop = useCallback(() => {
    clearTimeout(here.current)
    clearTimeout(there.current)
    if (keeps)
      openStore()
        .then((store) => writeSealed(store, key, null))
        .catch(() => {})
  }, [key, keeps])
  return { value, change, savedAt, keeps, ready, drop }
}

const fromDevice = <T>(key: string): Promise<Kept<T> | undefined> =>
  openStore()
    .then((store) => readSealed<Kept<T>>(store, key))
    .catch(() => undefined)

/** What the office keeps; nothing when it cannot be reached or the form has changed since. */
async function fromOffice<T>(service: string, formVersion: number): Promise<Kept<T> | undefined> {
  try {
    const kept = await call(getDraft, { service })
    if (kept.savedAt === null || kept.formVersion !== formVersion || !kept.draft) return undefined
    return { value: kept.draft as T, at: kept.savedAt }
  } catch {
    return undefined
  }
}
