// The server's list of all modules: one line each.
import { caseloadJobs, caseloadRoutes } from '#modules/assistance/caseload/public.ts'
import { objectionService, remedyParameters, remedyRoutes, remedyService } from '#modules/assistance/remedies/public.ts'
import {
  subsistenceChangeService,
  subsistenceDeath,
  subsistenceFigures,
  subsistenceDivorce,
  subsistenceIdentity,
  subsistenceMarriage,
  subsistenceParameters,
  subsistenceReviewService,
  subsistenceRoutes,
  subsistenceService,
  subsistenceVoid,
} from '#modules/assistance/subsistence/public.ts'
import { oneOffParameters, oneOffRoutes } from '#modules/assistance/one-off/public.ts'
import { relativeRoutes } from '#modules/assistance/relatives/public.ts'
import { spotCheckParameters, spotCheckRoutes, spotCorrectionService } from '#modules/assistance/spot-checks/public.ts'
import { anomalyService, verificationParameters, verificationRoutes } from '#modules/assistance/verification/public.ts'
import { recoveryParameters, recoveryRoutes, recoveryService } from '#modules/assistance/recovery/public.ts'
import { paymentDeath, paymentParameters, paymentRoutes } from '#modules/bureau/payments/public.ts'
import { lifeEventParameters, lifeEventRoutes } from '#modules/core/life-events/public.ts'
import { divisionRoutes } from '#modules/core/divisions/public.ts'
import { marriageFigures, marriageOfficeParameters, marriageOfficeRoutes } from '#modules/services/marriage-office/public.ts'
import { marriageBookingJobs, marriageBookingParameters, marriageBookingRoutes } from '#modules/services/marriage-booking/public.ts'
import {
  residentDeath,
  residentDivorce,
  residentIdentity,
  residentMarriage,
  residentRoutes,
  residentVoid,
} from '#modules/core/residents/public.ts'
import { marriageDeath, recordsParameters, recordsRoutes, recordsServices } from '#modules/services/marriage-records/public.ts'
import {
  divorceJobs,
  divorceService,
  marriageParameters,
  marriageRoutes,
  marriageRounds,
  marriageService,
} from '#modules/services/marriage/public.ts'
import type { Parameter } from '#kernel/parameter.ts'
import type { CaseService } from '#platform/cases/case-file.ts'
import type { Consequence, EventKind } from '#platform/life-events/event.ts'
import type { Figure } from '#platform/figures/figure.ts'
import type { App } from '#platform/http/app.ts'
import type { Db } from '#platform/db/database.ts'
import type { JobKinds, Recurring } from '#platform/jobs/worker.ts'

export interface Module {
  name: string
  routes?: (app: App) => void
  services?: CaseService[]
  parameters?: Parameter[]
  jobs?: JobKinds
  figures?: Figure[]
  /** Work that comes back every few seconds, outside requests. */
  rounds?: (db: Db, clock: () => Date) => Recurring[]
}

export const modules: Module[] = [
  { name: 'core/divisions', routes: divisionRoutes },
  { name: 'core/residents', routes: residentRoutes },
  { name: 'core/life-events', routes: lifeEventRoutes, parameters: lifeEventParameters },
  {
    name: 'assistance/subsistence',
    routes: subsistenceRoutes,
    services: [subsistenceService, subsistenceChangeService, subsistenceReviewService],
    parameters: subsistenceParameters,
    figures: subsistenceFigures,
  },
  { name: 'assistance/relatives', routes: relativeRoutes },
  {
    name: 'assistance/spot-checks',
    routes: spotCheckRoutes,
    services: [spotCorrectionService],
    parameters: spotCheckParameters,
  },
  { name: 'assistance/one-off', routes: oneOffRoutes, parameters: oneOffParameters },
  { name: 'assistance/recovery', routes: recoveryRoutes, services: [recoveryService], parameters: recoveryParameters },
  {
    name: 'assistance/verification',
    routes: verificationRoutes,
    services: [anomalyService],
    parameters: verificationParameters,
  },
  { name: 'bureau/payments', routes: paymentRoutes, parameters: paymentParameters },
  { name: 'assistance/remedies', routes: remedyRoutes, services: [objectionService, remedyService], parameters: remedyParameters },
  { name: 'services/marriage-records', routes: recordsRoutes, services: recordsServices, parameters: recordsParameters },
  {
    name: 'services/marriage-office',
    routes: marriageOfficeRoutes,
    parameters: marriageOfficeParameters,
    figures: marriageFigures,
  },
  { name: 'assistance/caseload', routes: caseloadRoutes, jobs: caseloadJobs },
  {
    name: 'services/marriage-booking',
    routes: marriageBookingRoutes,
    parameters: marriageBookingParameters,
    jobs: marriageBookingJobs,
  },
  {
    name: 'services/marriage',
    routes: marriageRoutes,
    services: [marriageService, divorceService],
    jobs: divorceJobs,
    parameters: marriageParameters,
    rounds: marriageRounds,
  },
]

/** What follows from a life event, in order: first the register, then what is paid. */
export const consequences: Record<EventKind, readonly Consequence[]> = {
  DEATH: [residentDeath, marriageDeath, subsistenceDeath, paymentDeath],
  MARRIAGE: [residentMarriage, subsistenceMarriage],
  DIVORCE: [residentDivorce, subsistenceDivorce],
  MARRIAGE_VOID: [residentVoid, subsistenceVoid],
  IDENTITY: [residentIdentity, subsistenceIdentity],
}
