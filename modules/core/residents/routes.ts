import type { App } from '#platform/http/app.ts'
import { serve } from '#platform/http/serve.ts'
import { addPerson, duplicates } from './add-person.ts'
import * as contract from './contract.ts'
import { decide } from './identity.ts'
import { ownHousehold, personView, reveal } from './person.ts'
import { search } from './search.ts'
import './texts.zh.ts'

/** The register of people. */
export function residentRoutes(app: App): void {
  serve(app, contract.searchResidents, search)
  serve(app, contract.listDuplicates, (tx, actor) => duplicates(tx, actor))
  serve(app, contract.getResident, (tx, actor, { personId }) => personView(tx, actor, personId))
  serve(app, contract.revealResident, reveal)
  serve(app, contract.decideIdentity, decide)
  serve(app, contract.registerResident, addPerson)
  serve(app, contract.myHousehold, (tx, actor) => ownHousehold(tx, actor))
}
