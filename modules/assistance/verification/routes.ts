import type { App } from '#platform/http/app.ts'
import { serve } from '#platform/http/serve.ts'
import { anomalyList } from './anomaly/list.ts'
import { anomalyView } from './anomaly/view.ts'
import { requestSheet, waitingFor } from './answers/requests.ts'
import { takeAnswers } from './answers/take.ts'
import * as contract from './contract.ts'
import { deliverList } from './lists/deliver.ts'
import { asSource } from './lists/machine.ts'
import { matchCaseload } from './match/run.ts'
import { matchList, matchView } from './match/view.ts'
import { waiveSource } from './match/waive.ts'
import { knownSource, type SourceKey } from './sources.ts'

/** Verification: what is not one of the case engine's moves. */
export function verificationRoutes(app: App): void {
  serve(app, contract.listMatches, (tx) => matchList(tx))
  serve(app, contract.startMatch, (tx, actor, { month }) => matchCaseload(tx, actor, 'subsistence', month))
  serve(app, contract.getMatch, matchView)
  serve(app, contract.waiveMissing, (tx, actor, { source, ...rest }) => waiveSource(tx, actor, { ...rest, source: source as SourceKey }))
  serve(app, contract.deliver, (tx, actor, { source, dataDate }, { bytes }) =>
    deliverList(tx, actor, { source: source as SourceKey, dataDate, bytes, way: 'file' }),
  )
  serve(app, contract.listAnomalies, anomalyList)
  serve(app, contract.getAnomaly, (tx, actor, { caseId }) => anomalyView(tx, actor, caseId))
  serve(app, contract.getRequests, (tx, actor, { source }) => requestSheet(tx, actor, source))
  serve(app, contract.takeAnswerFile, (tx, actor, { source }, { bytes }) => takeAnswers(tx, actor, { source, bytes }))
  serve(app, contract.machineList, (tx, actor, { dataDate, ...signed }, { bytes }) =>
    asSource(tx, actor, { purpose: 'lists', signed, dataDate, body: bytes }, (machine) =>
      deliverList(tx, machine, { source: knownSource(signed.source), dataDate, bytes, way: 'machine' }),
    ),
  )
  serve(app, contract.machineRequests, (tx, actor, signed, { bytes }) =>
    asSource(tx, actor, { purpose: 'requests', signed, dataDate: '', body: bytes }, async () => ({
      requests: (await waitingFor(tx, signed.source)).map((w) => ({
        number: w.number,
        persons: w.members.map(({ idNumber, name }) => ({ idNumber, name })),
      })),
    })),
  )
  serve(app, contract.machineAnswers, (tx, actor, signed, { bytes }) =>
    asSource(tx, actor, { purpose: 'answers', signed, dataDate: '', body: bytes }, (machine) =>
      takeAnswers(tx, machine, { source: signed.source, bytes }),
    ),
  )
}
