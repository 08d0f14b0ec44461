import { type ComponentType, type LazyExoticComponent, lazy } from 'react'

// biome-ignore lint/suspicious/noExplicitAny: pages of every kind of props pass through here.
type AnyPage = ComponentType<any>
type Load = () => Promise<{ default: AnyPage }>

const made = new WeakMap<Load, LazyExoticComponent<AnyPage>>()

/**
 * The page behind a loader, made once. A component that makes its lazy part while rendering would make another one each
 * time it is tried again, and wait for ever.
 */
export function lazily<L extends Load>(load: L): LazyExoticComponent<Awaited<ReturnType<L>>['default']> {
  let page = made.get(load)
  if (!page) made.set(load, (page = lazy(load)))
  return page as LazyExoticComponent<Awaited<ReturnType<L>>['default']>
}
