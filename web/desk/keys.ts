import { useEffect, useRef } from 'react'

/** Keys of a page in lower case: 'j', 'enter', 'ctrl+enter'. Typing in a field is left alone, but for Ctrl+Enter. */
export function useKeys(keys: Record<string, () => void>): void {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    const press = (e: KeyboardEvent) => {
      const ctrl = e.ctrlKey || e.metaKey
      const typing = (e.target as HTMLElement).closest('input, textarea, select, button, a, [contenteditable]')
      if (typing && !ctrl) return
      const act = latest.current[`${ctrl ? 'ctrl+' : ''}${e.key.toLowerCase()}`]
      if (!act) return
      e.preventDefault()
      act()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])
}
