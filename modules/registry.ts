// The server's list of all modules: one line each.
import { residentDeath, residentDivorce, residentIdentity, residentMarriage, residentVoid } from '#modules/core/residents/public.ts'
import {
  subsistenceDeath,
  subsistenceDivorce,
  subsistenceIdentity,
  subsistenceMarriage,
  subsistenceVoid,
} from '#modules/assistance/subsistence/public.ts'
import { paymentDeath } from '#modules/bureau/payments/public.ts'
import { marriageDeath } from '#modules/services/marriage-records/public.ts'
import { divisionsModule } from '#modules/core/divisions/module.ts'
import { residentsModule } from '#modules/core/residents/module.ts'
import { lifeEventsModule } from '#modules/core/life-events/module.ts'
import { subsistenceModule } from '#modules/assistance/subsistence/module.ts'
import { relativesModule } from '#modules/assistance/relatives/module.ts'
import { spotChecksModule } from '#modules/assistance/spot-checks/module.ts'
import { oneOffModule } from '#modules/assistance/one-off/module.ts'
import { recoveryModule } from '#modules/assistance/recovery/module.ts'
import { verificationModule } from '#modules/assistance/verification/module.ts'
import { paymentsModule } from '#modules/bureau/payments/module.ts'
import { remediesModule } from '#modules/assistance/remedies/module.ts'
import { caseloadModule } from '#modules/assistance/caseload/module.ts'
import { marriageModule } from '#modules/services/marriage/module.ts'
import { marriageBookingModule } from '#modules/services/marriage-booking/module.ts'
import { marriageRecordsModule } from '#modules/services/marriage-records/module.ts'
import { marriageOfficeModule } from '#modules/services/marriage-office/module.ts'
import type { Consequence, EventKind } from '#platform/life-events/event.ts'
import type { Module } from '#platform/module.ts'

export const modules: readonly Module[] = [
  divisionsModule,
  residentsModule,
  lifeEventsModule,
  subsistenceModule,
  relativesModule,
  spotChecksModule,
  oneOffModule,
  recoveryModule,
  verificationModule,
  paymentsModule,
  remediesModule,
  caseloadModule,
  marriageModule,
  marriageBookingModule,
  marriageRecordsModule,
  marriageOfficeModule,
]

/** What follows from a life event, in order: first the register, then what is paid. */
export const consequences: Record<EventKind, readonly Consequence[]> = {
  DEATH: [residentDeath, marriageDeath, subsistenceDeath, paymentDeath],
  MARRIAGE: [residentMarriage, subsistenceMarriage],
  DIVORCE: [residentDivorce, subsistenceDivorce],
  MARRIAGE_VOID: [residentVoid, subsistenceVoid],
  IDENTITY: [residentIdentity, subsistenceIdentity],
}
