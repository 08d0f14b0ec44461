import type { AnyService, Facts } from '#kernel/service.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'

/** A case as the engine holds it while it is locked. */
export interface CaseFile {
  id: string
  service: string
  number: string
  place: string
  step: string
  version: number
  formVersion: number
  policyDate: string
  receivedOn: string
  title: string
  applicantId: string | null
  answersSealed: string
  facts: Facts
  openedBy: string
}

/** What a move does beside moving: writes of the module's own, in the same transaction. Returns new facts, if any. */
export type Effect = (tx: Tx, actor: Actor, file: CaseFile, input: Record<string, unknown>) => Promise<Facts | undefined>

/** A service as the server runs it: the declaration and what each move does here. */
export interface CaseService {
  service: AnyService
  effects: Readonly<Record<string, Effect>>
}

const services = new Map<string, CaseService>()

/** Called once for each service when the modules are wired. */
export function registerService(entry: CaseService): void {
  services.set(entry.service.name, entry)
}

/** The registered service; a case of an unknown service is a defect. */
export function serviceNamed(name: string): CaseService {
  const found = services.get(name)
  if (!found) throw new Error(`service ${name} is not registered`)
  return found
}

export const allServices = (): CaseService[] => [...services.values()]

export interface CaseRow {
  id: string
  service: string
  number: string
  place: string
  step: string
  version: number
  form_version: number
  policy_date: string
  received_on: string
  title: string
  applicant_id: string | null
  answers_sealed: string
  facts: unknown
  opened_by: string
}

export function caseFileOf(row: CaseRow): CaseFile {
  return {
    id: row.id,
    service: row.service,
    number: row.number,
    place: row.place,
    step: row.step,
    version: row.version,
    formVersion: row.form_version,
    policyDate: row.policy_date,
    receivedOn: row.received_on,
    title: row.title,
    applicantId: row.applicant_id,
    answersSealed: row.answers_sealed,
    facts: row.facts as Facts,
    openedBy: row.opened_by,
  }
}
