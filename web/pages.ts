import type { ComponentType } from 'react'

type Load<P = object> = () => Promise<{ default: ComponentType<P> }>

/** A page a module brings to the portal or the open door: found by import.meta.glob, loaded when it is opened. */
export interface LightPage {
  path: string
  load: Load
}

/** A service as the portal's home shows it. */
export interface ServiceCard {
  href: string
  title: string
  note: string
  words: string
}

export interface CaseViewProps {
  caseId: string
}

/** What a module shows beside the cases of another's services. */
export interface CaseBeside {
  services: readonly string[]
  load: Load<CaseViewProps>
}

export interface PortalPages {
  pages: LightPage[]
  services?: ServiceCard[]
  besides?: CaseBeside[]
}

/** What else is open, below the notices. */
export interface OpenDoor {
  href: string
  label: string
  note: string
}

export interface OpenPages {
  pages: LightPage[]
  doors?: OpenDoor[]
}

/** A page of the workbench and who finds it in the menu. */
export interface DeskPage {
  path: string
  load: Load
  menu?: { label: string; group: string; roles: readonly string[] }
}

/** What a service shows of its own case: the body, and the forms of its moves. */
export interface MoveFormProps {
  caseId: string
  move: string
  label: string
  busy: boolean
  send: (input: Record<string, unknown>) => void
  cancel: () => void
}

export interface DeskPages {
  pages: DeskPage[]
  besides?: CaseBeside[]
  caseViews?: Record<string, { body: Load<CaseViewProps>; preview: Load<CaseViewProps>; form: Load<MoveFormProps> }>
}
