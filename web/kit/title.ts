import { useEffect } from 'react'

/** The title of the browser's tab; the door's own name stands at the end. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title ? `${title} · 民心` : '民心'
  }, [title])
}
