// Made by tools/db-types.ts from the migrations; do not edit.
import type { ColumnType, Generated } from 'kysely'

type Json = ColumnType<unknown, string, string>
type MaybeJson = ColumnType<unknown, string | null | undefined, string | null>
type DefaultJson = ColumnType<unknown, string | undefined, string>

export interface AnomalyTable {
  case_id: string
  root_id: string
  person_id: string
  place: string
  rule: string
  severity: string
  found_key: string
  open: Generated<boolean>
  reason: string | null
  found_at: Date
  closed_at: Date | null
}

export interface AuditEventTable {
  id: Generated<number>
  txid: Generated<string>
  at: Date
  actor_kind: string
  actor_id: string
  role: string
  place: string
  act: string
  subject_kind: string
  subject_id: string
  reason: string | null
  detail: MaybeJson
}

export interface AuditSealTable {
  seq: number
  event_id: number
  hash: string
  sealed_at: Date
}

export interface BackupLogTable {
  id: Generated<number>
  started_at: Date
  ended_at: Date
  file: string
  good: boolean
  failure: string | null
  bytes: Generated<number>
  rows: Generated<number>
  files: Generated<number>
  audit_head: string | null
  verified_at: Date | null
}

export interface BankAttemptTable {
  line_id: string
  batch_id: string
  result: string
  reason: string | null
  at: Date
}

export interface BankBatchTable {
  id: string
  run_id: string
  template: string
  file_sealed: string
  sha256: string
  lines: number
  fen: number
  made_by: string
  made_at: Date
  reply_sha256: string | null
  replied_at: Date | null
  sequence: Generated<number>
}

export interface BankStatementTable {
  id: string
  month: string
  sha256: string
  lines: number
  imported_by: string
  imported_at: Date
}

export interface BankStatementLineTable {
  statement_id: string
  line: number
  booked_on: string
  direction: string
  fen: number
  reference: string
  batch_id: string | null
  closed_reason: string | null
}

export interface BookingTable {
  id: Generated<string>
  place: string
  service: string
  resource_id: string
  slot_id: string | null
  channel: string | null
  seat: number | null
  starts_at: Date
  ends_at: Date
  busy_from: Date | null
  busy_until: Date | null
  status: string
  active: Generated<boolean>
  seated: Generated<boolean>
  source: string
  hold_until: Date | null
  request_id: string
  account_id: string | null
  content_sealed: string
  offer_of: string | null
  replaces: string | null
  moved_to: string | null
  created_at: Date
  confirmed_at: Date | null
  checked_in_at: Date | null
  started_at: Date | null
  done_at: Date | null
  released_at: Date | null
  released_by: string | null
  reason: string | null
}

export interface BookingClosureTable {
  id: Generated<string>
  place: string
  resource_id: string
  from_at: Date
  until_at: Date
  reason: string
  state: Generated<string>
  made_by: string
  made_at: Date
  settled_at: Date | null
}

export interface BookingHolderTable {
  booking_id: string
  side: number
  place: string
  service: string
  holder_key: string
  active: boolean
  arrived_at: Date | null
}

export interface BookingResourceTable {
  id: Generated<string>
  place: string
  code: string
  name: string
  exclusive: Generated<boolean>
  set_up_min: Generated<number>
  cleaning_min: Generated<number>
}

export interface BookingSeatTable {
  slot_id: string
  channel: string
  seat: number
}

export interface BookingSlotTable {
  id: Generated<string>
  place: string
  resource_id: string
  day: string
  starts_at: Date
  ends_at: Date
  opens_at: Date
  online: number
  walk_in: number
  draw_group: string | null
  closure_id: string | null
}

export interface BookingWaitTable {
  id: Generated<string>
  place: string
  no: Generated<number>
  service: string
  account_id: string | null
  content_sealed: string
  state: Generated<string>
  created_at: Date
  ended_at: Date | null
}

export interface BookingWaitHolderTable {
  wait_id: string
  service: string
  holder_key: string
}

export interface BookingWaitSlotTable {
  slot_id: string
  wait_id: string
  rank: number
  wish: number
  waiting: Generated<boolean>
}

export interface CaseAccessTable {
  case_id: string
  party: string
  reason: string
  until: string | null
}

export interface CaseBarTable {
  staff_id: string
  case_id: string
  made_at: Date
}

export interface CaseClockTable {
  case_id: string
  clock: string
  label: string
  kind: string
  unit: string
  days: number
  parameter: string
  started_on: string
  used_before: Generated<number>
  paused_on: string | null
  resumed_on: string | null
  due_on: string | null
  stopped_on: string | null
}

export interface CaseDraftTable {
  owner: string
  service: string
  subject: Generated<string>
  form_version: number
  draft_sealed: string
  saved_at: Date
}

export interface CaseFileTable {
  id: string
  service: string
  number: string
  place: string
  step: string
  version: Generated<number>
  form_version: number
  policy_date: string
  received_on: string
  title: string
  applicant_id: string | null
  answers_sealed: string
  facts: DefaultJson
  due_on: string | null
  waits_for: Generated<string[]>
  opened_by: string
  created_at: Date
  ended_at: Date | null
}

export interface CaseHistoryTable {
  id: Generated<number>
  case_id: string
  request_id: string
  move: string
  from_step: string
  to_step: string
  actor_kind: string
  actor_id: string
  role: string
  at: Date
  note_sealed: string | null
}

export interface CaseLinkTable {
  case_id: string
  other_id: string
  relation: string
  made_at: Date
}

export interface CaseRecordTable {
  id: Generated<string>
  case_id: string
  kind: string
  content_sealed: string
  made_by: string
  made_role: string
  made_at: Date
}

export interface CaseTaskTable {
  id: Generated<string>
  case_id: string
  kind: string
  key: Generated<string>
  role: string
  place: string
  label: string
  due_on: string | null
  opened_at: Date
  done_at: Date | null
  done_by: string | null
  result: MaybeJson
}

export interface CaseloadHouseholdTable {
  import_id: string
  key: string
  place: string
  state: string
  root_id: string | null
  holder_name: string
  persons: number
  pays_category: string | null
  pays_fen: number | null
  rule_category: string | null
  rule_fen: number | null
  cause: string | null
  said_sealed: string
  facts_sealed: string | null
}

export interface CaseloadImportTable {
  id: string
  place: string
  state: string
  from_month: string
  name_sealed: string
  sha256: string
  marked_sha256: string | null
  refusal: string | null
  rows: Generated<number>
  wrong_rows: Generated<number>
  households: Generated<number>
  made_by: string
  made_at: Date
  checked_at: Date | null
  decided_by: string | null
  decided_at: Date | null
  finished_at: Date | null
}

export interface CertificateBatchTable {
  id: string
  place: string
  kind: string
  prefix: string
  first_no: number
  last_no: number
  digits: number
  received_on: string
  received_by: string
}

export interface CertificateBlankTable {
  place: string
  kind: string
  serial: string
  position: number
  batch_id: string
  state: Generated<string>
  registration_id: string | null
  side: string | null
  used_on: string | null
  used_by: string | null
  reason: string | null
  destroyed_on: string | null
  printed_at: Date | null
}

export interface CertificateCountTable {
  place: string
  kind: string
  counted_on: string
  counted: number
  expected: number
  note: string | null
  counted_by: string
  counted_at: Date
}

export interface CertificateDestructionTable {
  id: string
  place: string
  kind: string
  sheets: number
  way: string
  proposed_by: string
  proposed_at: Date
  signed_by: string | null
  signed_at: Date | null
}

export interface CertificateDestructionSheetTable {
  destruction_id: string
  place: string
  kind: string
  serial: string
}

export interface CertificatePrinterTable {
  staff_id: string
  place: string
  kind: string
  right_by: number
  down_by: number
  set_at: Date
}

export interface ConsentTable {
  id: Generated<string>
  id_hash: string
  case_id: string | null
  place: string
  signed_on: string
  expires_on: string | null
  withdrawn_on: string | null
  source: string
  recorded_by: string
  recorded_at: Date
}

export interface CounsellingTable {
  id: string
  place: string
  kind: string
  people_sealed: string
  consented_on: string
  shares_result: boolean
  divorce_case: string | null
  result: Generated<string>
  closed_on: string | null
  counsellor_id: string
  opened_at: Date
}

export interface CounsellingSessionTable {
  id: string
  counselling_id: string
  place: string
  held_on: string
  minutes: number
  note_sealed: string
  held_by: string
  recorded_at: Date
}

export interface DivisionTable {
  code: string
  name: string
  level: string
  parent: string | null
  phone: string | null
}

export interface DivorceTermTable {
  case_id: string
  version: number
  place: string
  receipt_no: string
  received_on: string
  nominal_cooling_end: string
  cooling_end: string
  window_opens: string
  first_workday: string
  nominal_window_end: string
  window_end: string
  provisional: boolean
  counted_at: Date
}

export interface EntitlementTable {
  id: string
  programme: string
  place: string
  holder_id: string
  state: string
  opened_by_case: string | null
  created_at: Date
  root_id: string
  part: Generated<string>
}

export interface EntitlementFactTable {
  id: Generated<string>
  root_id: string
  place: string
  kind: string
  happened_on: string
  reported_on: string
  told_sealed: string
  case_id: string | null
  recorded_at: Date
  withdrawn_at: Date | null
  withdrawn_case: string | null
}

export interface EntitlementHoldTable {
  id: Generated<string>
  root_id: string
  place: string
  from_month: string
  kind: string
  reason: string
  source_kind: string
  source_ref: string
  made_by: string
  made_at: Date
  released_by: string | null
  released_at: Date | null
}

export interface EntitlementMemberTable {
  row_id: string
  person_id: string
  payable: boolean
  own_scheme: Generated<boolean>
  valid_from: string
  valid_to: string | null
  superseded_at: Date | null
}

export interface EntitlementRowTable {
  id: string
  entitlement_id: string
  kind: string
  category: string
  place: string
  monthly_fen: number
  valid_from: string
  valid_to: string | null
  recorded_at: Date
  superseded_at: Date | null
  case_id: string | null
  record_id: string | null
  cause: Generated<string>
}

export interface FigureDefinitionTable {
  figure_id: string
  version: string
  title: string
  unit: string
  definition: string
  first_used_at: Date
}

export interface FileObjectTable {
  id: string
  sha256: string
  kind: string
  name_sealed: string
  type: string
  size: number
  place: string
  case_id: string | null
  uploaded_by: string
  uploaded_at: Date
}

export interface HouseholdTable {
  id: string
  place: string
  address_sealed: string
}

export interface HouseholdBaseTable {
  root_id: string
  place: string
  source: string
  from_month: string
  decided_on: string
  base_sealed: string
  paid_fen: number | null
  recorded_at: Date
}

export interface HouseholdBasePastTable {
  root_id: string
  place: string
  base_sealed: string
  recorded_at: Date
  superseded_at: Date
}

export interface HouseholdCaseTable {
  case_id: string
  root_id: string
  kind: string
  ref: string | null
  source: string
  open: Generated<boolean>
}

export interface HouseholdMemberTable {
  household_id: string
  person_id: string
  place: string
  relation: string
  valid_from: string
  valid_to: string | null
}

export interface HouseholdRecheckTable {
  case_id: string
  root_id: string
  place: string
  done_on: string
  outcome: string
  reckoned: boolean
  done_by: string
  recorded_at: Date
}

export interface HouseholdReviewTable {
  root_id: string
  place: string
  by_rule: string
  class: string
  months: number
  last_on: string
  due_on: string
  reckoned_at: Date
}

export interface IdentityProposalTable {
  id: string
  event_id: string
  person_id: string
  place: string
  field: string
  right_sealed: string
  state: Generated<string>
  made_at: Date
  decided_by: string | null
  decided_at: Date | null
}

export interface JobTable {
  id: Generated<number>
  kind: string
  key: string | null
  place: string
  payload: DefaultJson
  run_at: Date
  attempts: Generated<number>
  locked_until: Date | null
  done_at: Date | null
  failed: string | null
}

export interface KeyCheckTable {
  key_id: string
  fingerprint: string
}

export interface LedgerClosingTable {
  period: string
  closed_by: string
  closed_at: Date
  totals: Json
  sha256: string
}

export interface LedgerTransferTable {
  id: string
  at: Date
  booked_on: string
  debit: string
  credit: string
  fen: number
  source_kind: string
  source_id: string
  step: string
  reverses: string | null
  place: Generated<string>
}

export interface LetterTable {
  id: string
  kind: string
  number: string
  title: string
  case_id: string | null
  place: string
  content_sealed: string
  sha256: string
  verify_code: string
  masked_name: string
  office: string
  made_on: string
  made_at: Date
  made_by: string
}

export interface LetterDeliveryTable {
  letter_id: string
  delivered_on: string
  how: string
  received_by_sealed: string
  note: string | null
  recorded_by: string
  recorded_at: Date
}

export interface LifeEventTable {
  id: string
  kind: string
  person_id: string
  place: string
  happened_on: string
  received_on: string
  state: string
  recorded_by: string
  recorded_at: Date
  asked_by: string | null
  asked_at: Date | null
  ended_by: string | null
  ended_at: Date | null
  reason_sealed: string | null
  subject: Generated<string>
  other_id: string | null
  reference: Generated<string>
}

export interface LifeEventAccessTable {
  event_id: string
  place: string
  reason: string
}

export interface LifeEventLineTable {
  id: string
  event_id: string
  event_place: string
  place: string
  position: number
  consequence: string
  subject: Generated<string>
  role: string | null
  due_on: string | null
  case_id: string | null
  state: string
  said_sealed: string
  kept: DefaultJson
  made_at: Date
  closed_by: string | null
  closed_at: Date | null
  closed_sealed: string | null
}

export interface LifeEventReportTable {
  id: string
  event_id: string
  place: string
  reporter_place: string
  source: string
  source_ref: string
  happened_on: string
  proof_sealed: string
  reported_by: string
  reported_at: Date
}

export interface LoginCodeTable {
  phone_hash: string
  code_hash: string
  expires_at: Date
  tries: Generated<number>
  sent_on: string
  sent: Generated<number>
}

export interface MandateTable {
  id: string
  programme: string
  place: string
  holder_id: string
  month: string
  fen: number
  source_kind: string
  source_id: string
  created_at: Date
}

export interface MaritalStatusTable {
  id: string
  person_id: string
  place: string
  status: string
  valid_from: string
  valid_to: string | null
  source: string
  relation_id: string | null
  event_id: string | null
  reference: Generated<string>
  recorded_at: Date
  superseded_at: Date | null
}

export interface MarriageBaseDoubleTable {
  id: string
  man_hash: string
  woman_hash: string
  cert_no: string
  registry_name: string
  registered_on: string
  state: string
}

export interface MarriageBaseLineTable {
  one: Generated<boolean>
  down: boolean
}

export interface MarriageCustomActivityTable {
  id: string
  place: string
  kind: string
  title: string
  held_on: string
  participants: number
  villages: Generated<number>
  recorded_by: string
  recorded_at: Date
}

export interface MarriageForgedPaperTable {
  registration_id: string
  place: string
  found_on: string
  authority: string
  basis: string
  noted_by: string
  noted_at: Date
}

export interface MarriageNoteTable {
  id: Generated<string>
  registration_id: string
  place: string
  kind: string
  noted_on: string
  text_sealed: string
  basis: string
  made_by: string
  made_at: Date
}

export interface MarriagePartyTable {
  registration_id: string
  side: string
  place: string
  person_id: string
  name: string
  birth_date: string
  id_hash: string
  id_sealed: string
  id_mask: string
  household: string | null
  register_date: string
}

export interface MarriagePeakTable {
  id: Generated<string>
  place: string
  code: string
  name: string
  days: string[]
  first_day: string
  opens_at: Date
  closes_at: Date
  draw_at: Date
  seed_source: string
  state: Generated<string>
  entries_made: Generated<number>
  frozen_at: Date | null
  frozen_sha256: string | null
  seed: string | null
  drawn: number | null
  waiting: number | null
  transcript: string | null
  made_by: string
  made_at: Date
  drawn_by: string | null
  drawn_at: Date | null
}

export interface MarriagePeakEntryTable {
  id: Generated<string>
  peak_id: string
  place: string
  no: string
  account_id: string
  second_account: string | null
  content_sealed: string
  code_hash: string
  wishes: string[]
  state: Generated<string>
  entered_at: Date
  confirmed_at: Date | null
  rank: number | null
  wait_id: string | null
  active: Generated<boolean>
}

export interface MarriagePeakHolderTable {
  entry_id: string
  peak_id: string
  holder_key: string
  active: boolean
}

export interface MarriageProofTable {
  id: string
  place: string
  kind: string
  number: string
  purpose: string
  issued_on: string
  person_id: string | null
  registration_id: string | null
  case_id: string
  letter_id: string
  recipient: string
  found: boolean
  issued_by: string
}

export interface MarriageQuestionTable {
  id: string
  place: string
  case_id: string
  purpose: string
  registration_id: string | null
  asked_sealed: string
  asked_by: string
  asked_at: Date
  next_try: Date
  attempts: Generated<number>
  dropped_at: Date | null
  answered_at: Date | null
  how: string | null
  answer_sealed: string | null
  digest: string | null
}

export interface MarriageRegistrationTable {
  id: string
  place: string
  kind: string
  relation_id: string
  case_id: string | null
  series: string
  year: number
  seq: number
  cert_no: string
  original_cert_no: string | null
  apply_date: string
  register_date: string
  registrar_id: string
  checker_id: string | null
  registered_at: Date
  handed_over_at: Date | null
  archived_at: Date | null
  file_no: string | null
  uploaded_at: Date | null
  status: Generated<string>
  content_sealed: string
}

export interface MarriageRelationTable {
  id: string
  place: string
  source: string
  registered_on: string
  cert_no: string | null
  registry_name: string
  status: Generated<string>
  ended_on: string | null
  basis: string | null
}

export interface MarriageRequestTable {
  case_id: string
  place: string
  service: string
  kind: string
  person_id: string | null
  name: string
  relation_id: string | null
  registration_id: string | null
  made_on: string
}

export interface MarriageReviewTable {
  id: string
  place: string
  registration_id: string
  draw_id: string | null
  register_date: string
  created_at: Date
  result: string | null
  checks: MaybeJson
  said_sealed: string | null
  reviewed_by: string | null
  reviewed_at: Date | null
  due_on: string | null
  corrected_sealed: string | null
  corrected_by: string | null
  corrected_at: Date | null
}

export interface MarriageReviewDrawTable {
  id: string
  place: string
  period: string
  commitment: string
  committed_on: string
  committed_at: Date
  seed: string | null
  rate_percent: number | null
  list_sha256: string | null
  population: number | null
  drawn: number | null
  transcript: string | null
  drawn_by: string | null
  drawn_at: Date | null
}

export interface MarriageReviewSeedTable {
  draw_id: string
  seed_sealed: string
}

export interface MarriageSiteCheckTable {
  id: string
  place: string
  checked_on: string
  residents: number
  registrars: number
  required: number
  items: Json
  checked_by: string
  checked_at: Date
}

export interface MarriageSiteGradeTable {
  id: string
  place: string
  grade: number
  granted_on: string
  valid_until: string | null
  document: string
  recorded_by: string
  recorded_at: Date
}

export interface MarriageSpouseTable {
  relation_id: string
  side: string
  person_id: string
  place: string
  effective: Generated<boolean>
}

export interface MatchFindingTable {
  run_id: string
  root_id: string
  place: string
  person_id: string
  ref: string
  rule: string
  severity: string
  found_key: string
  case_id: string | null
}

export interface MatchRunTable {
  id: string
  programme: string
  month: string
  state: string
  people: number
  without_consent: number
  other_name: number
  sources: Json
  counts: Json
  started_by: string
  started_at: Date
}

export interface MatchWaiverTable {
  run_id: string
  source: string
  reason: string
  signed_by: string
  signed_at: Date
}

export interface MessageTable {
  id: string
  kind: string
  to_sealed: string
  text_sealed: string
  case_id: string | null
  state: Generated<string>
  attempts: Generated<number>
  created_at: Date
  sent_at: Date | null
  tried_from: Date | null
}

export interface NumberSeriesTable {
  series: string
  last: number
}

export interface ObjectionTable {
  case_id: string
  notice_id: string
  contested_id: string
  place: string
  named: boolean
  raised_by: string | null
  received_on: string
  finding: string | null
  closed_on: string | null
}

export interface OneOffBatchTable {
  id: string
  programme: string
  title: string
  month: string
  basis: Json
  state: string
  payments: number
  persons: number
  fen: number
  list_sha256: string
  due_on: string | null
  prepared_by: string
  prepared_at: Date
  decided_by: string | null
  decided_at: Date | null
}

export interface OneOffItemTable {
  batch_id: string
  holder_id: string
  root_id: string | null
  place: string
  persons: number
  fen: number
  name_sealed: string
  account_sealed: string
  bank: string
}

export interface ParameterTable {
  key: string
  valid_from: string
  valid_to: string | null
  value: Json
  unit: string
  title: string
  basis: string
  confidence: string
  anchor: string
  change_id: string | null
}

export interface ParameterChangeTable {
  id: string
  key: string
  value: Json
  valid_from: string
  basis: string
  confidence: string
  reason: string
  state: string
  proposed_by: string
  proposed_at: Date
  decided_by: string | null
  decided_at: Date | null
  decision_reason: string | null
}

export interface PayeeTable {
  payable_id: string
  name_sealed: string
  account_sealed: string
  bank: string
  recorded_at: Date
}

export interface PaymentLineTable {
  id: string
  run_id: string
  payable_id: string
  place: string
  covered_month: string
  kind: string
  source_ref: string
  fen: number
  payee_sealed: string
  account_sealed: string
  group_id: string
}

export interface PaymentRunTable {
  id: string
  programme: string
  month: string
  sequence: number
  state: string
  opened_by: string
  opened_at: Date
  approved_by: string | null
  approved_at: Date | null
  roll_sha256: string | null
  built_at: Date
  snapshot_sha256: string | null
}

export interface PersonTable {
  id: string
  place: string
  town: string
  name: string
  name_py: string
  name_initials: string
  sex: string
  birth_date: string
  id_hash: string
  id_sealed: string
  id_mask: string
  phone_sealed: string | null
  died_on: string | null
}

export interface PublicNoticeTable {
  id: string
  case_id: string
  kind: string
  title: string
  place: string
  lines: Json
  body: Json
  posted_on: string
  ends_on: string
  state: string
  posted_by: string
  photo_id: string | null
}

export interface RecomputeBatchTable {
  id: string
  month: string
  cause: string
  state: string
  households: number
  before_fen: number
  after_fen: number
  list_sha256: string
  prepared_by: string
  prepared_at: Date
  decided_by: string | null
  decided_at: Date | null
}

export interface RecomputeItemTable {
  batch_id: string
  root_id: string
  place: string
  before_fen: number
  after_fen: number
  before_category: string
  after_category: string
  case_id: string | null
}

export interface RecoveryEntryTable {
  id: Generated<string>
  root_id: string
  place: string
  month: string
  kind: string
  fen: number
  case_id: string
  source_ref: string
  booked_on: string
  recorded_at: Date
  recorded_by: string
}

export interface RecoveryPlanTable {
  case_id: string
  root_id: string
  place: string
  share_percent: number
  from_month: string
  ended_at: Date | null
}

export interface RegistryCasePartyTable {
  case_id: string
  service: string
  side: string
  person_id: string
  place: string
  open: Generated<boolean>
}

export interface RemedyTable {
  case_id: string
  contested_id: string
  letter_id: string
  place: string
  kind: string
  filed_on: string
  delivered_on: string | null
  late: boolean
  outcome: string | null
  decided_on: string | null
}

export interface RequestReceiptTable {
  request_id: string
  actor_id: string
  path: string
  reply_sealed: string | null
  at: Date
}

export interface ResidentAccountTable {
  id: Generated<string>
  phone_hash: string
  phone_sealed: string
  person_id: string | null
  bound_at: Date | null
  bound_by: string | null
  created_at: Date
}

export interface ReviewClassChangeTable {
  id: string
  root_id: string
  place: string
  from_class: string
  to_class: string
  reason_sealed: string
  state: string
  made_by: string
  made_at: Date
  signed_by: string | null
  signed_at: Date | null
}

export interface ReviewTriggerTable {
  root_id: string
  person_id: string
  age: number
  place: string
  reached_on: string
  case_id: string
}

export interface SchemaMigrationTable {
  name: string
  hash: string
  at: Date
}

export interface SessionTable {
  token_hash: string
  kind: string
  staff_id: string | null
  account_id: string | null
  role: string
  place: string
  csrf: string
  created_at: Date
  expires_at: Date
}

export interface SourceKeyTable {
  source: string
  key_sealed: string
  set_by: string
  set_at: Date
}

export interface SourceListTable {
  id: Generated<number>
  source: string
  data_date: string
  kind: string
  way: string
  rows: number
  bad_rows: number
  sha256: string
  delivered_by: string
  delivered_at: Date
  replaced_at: Date | null
}

export interface SourceMessageTable {
  source: string
  nonce: string
  at: Date
}

export interface SourceRowTable {
  list_id: number
  id_hash: string
  name: string
  code: string
  amount: number | null
  from_on: string | null
  to_on: string | null
  words: Generated<string>
}

export interface SpotCheckTable {
  id: string
  draw_id: string | null
  item: string
  place: string
  title: string
  case_id: string | null
  root_id: string | null
  mandatory: string | null
  stopped: boolean
  finding: string | null
  said_sealed: string | null
  visited_on: string | null
  found_by: string | null
  found_at: Date | null
  correction_case: string | null
  created_at: Date
}

export interface SpotDrawTable {
  id: string
  kind: string
  period: string
  commitment: string
  committed_on: string
  committed_at: Date
  seed: string | null
  rate_percent: number | null
  list_sha256: string | null
  population: number | null
  drawn: number | null
  transcript: string | null
  drawn_by: string | null
  drawn_at: Date | null
}

export interface SpotSeedTable {
  draw_id: string
  seed_sealed: string
}

export interface StaffTable {
  id: Generated<string>
  login: string
  name: string
  password_hash: string
  must_change: Generated<boolean>
  failed: Generated<number>
  locked_until: Date | null
  active: Generated<boolean>
  phone_sealed: string | null
  office_phone: string | null
  demo: Generated<boolean>
}

export interface StaffPostTable {
  staff_id: string
  role: string
  place: string
  valid_from: string
  valid_to: string | null
}

export interface StaffRelativeTable {
  id: Generated<string>
  staff_id: string | null
  official: string
  relation: string
  name_sealed: string
  id_hash: string
  id_sealed: string
  id_mask: string
  declared: boolean
  recorded_by: string
  recorded_at: Date
  ended_by: string | null
  ended_at: Date | null
}

export interface SubsistencePersonTable {
  case_id: string
  ref: string
  id_hash: string
  person_id: string | null
  place: string
  open: Generated<boolean>
}

export interface Tables {
  anomaly: AnomalyTable
  audit_event: AuditEventTable
  audit_seal: AuditSealTable
  backup_log: BackupLogTable
  bank_attempt: BankAttemptTable
  bank_batch: BankBatchTable
  bank_statement: BankStatementTable
  bank_statement_line: BankStatementLineTable
  booking: BookingTable
  booking_closure: BookingClosureTable
  booking_holder: BookingHolderTable
  booking_resource: BookingResourceTable
  booking_seat: BookingSeatTable
  booking_slot: BookingSlotTable
  booking_wait: BookingWaitTable
  booking_wait_holder: BookingWaitHolderTable
  booking_wait_slot: BookingWaitSlotTable
  case_access: CaseAccessTable
  case_bar: CaseBarTable
  case_clock: CaseClockTable
  case_draft: CaseDraftTable
  case_file: CaseFileTable
  case_history: CaseHistoryTable
  case_link: CaseLinkTable
  case_record: CaseRecordTable
  case_task: CaseTaskTable
  caseload_household: CaseloadHouseholdTable
  caseload_import: CaseloadImportTable
  certificate_batch: CertificateBatchTable
  certificate_blank: CertificateBlankTable
  certificate_count: CertificateCountTable
  certificate_destruction: CertificateDestructionTable
  certificate_destruction_sheet: CertificateDestructionSheetTable
  certificate_printer: CertificatePrinterTable
  consent: ConsentTable
  counselling: CounsellingTable
  counselling_session: CounsellingSessionTable
  division: DivisionTable
  divorce_term: DivorceTermTable
  entitlement: EntitlementTable
  entitlement_fact: EntitlementFactTable
  entitlement_hold: EntitlementHoldTable
  entitlement_member: EntitlementMemberTable
  entitlement_row: EntitlementRowTable
  figure_definition: FigureDefinitionTable
  file_object: FileObjectTable
  household: HouseholdTable
  household_base: HouseholdBaseTable
  household_base_past: HouseholdBasePastTable
  household_case: HouseholdCaseTable
  household_member: HouseholdMemberTable
  household_recheck: HouseholdRecheckTable
  household_review: HouseholdReviewTable
  identity_proposal: IdentityProposalTable
  job: JobTable
  key_check: KeyCheckTable
  ledger_closing: LedgerClosingTable
  ledger_transfer: LedgerTransferTable
  letter: LetterTable
  letter_delivery: LetterDeliveryTable
  life_event: LifeEventTable
  life_event_access: LifeEventAccessTable
  life_event_line: LifeEventLineTable
  life_event_report: LifeEventReportTable
  login_code: LoginCodeTable
  mandate: MandateTable
  marital_status: MaritalStatusTable
  marriage_base_double: MarriageBaseDoubleTable
  marriage_base_line: MarriageBaseLineTable
  marriage_custom_activity: MarriageCustomActivityTable
  marriage_forged_paper: MarriageForgedPaperTable
  marriage_note: MarriageNoteTable
  marriage_party: MarriagePartyTable
  marriage_peak: MarriagePeakTable
  marriage_peak_entry: MarriagePeakEntryTable
  marriage_peak_holder: MarriagePeakHolderTable
  marriage_proof: MarriageProofTable
  marriage_question: MarriageQuestionTable
  marriage_registration: MarriageRegistrationTable
  marriage_relation: MarriageRelationTable
  marriage_request: MarriageRequestTable
  marriage_review: MarriageReviewTable
  marriage_review_draw: MarriageReviewDrawTable
  marriage_review_seed: MarriageReviewSeedTable
  marriage_site_check: MarriageSiteCheckTable
  marriage_site_grade: MarriageSiteGradeTable
  marriage_spouse: MarriageSpouseTable
  match_finding: MatchFindingTable
  match_run: MatchRunTable
  match_waiver: MatchWaiverTable
  message: MessageTable
  number_series: NumberSeriesTable
  objection: ObjectionTable
  one_off_batch: OneOffBatchTable
  one_off_item: OneOffItemTable
  parameter: ParameterTable
  parameter_change: ParameterChangeTable
  payee: PayeeTable
  payment_line: PaymentLineTable
  payment_run: PaymentRunTable
  person: PersonTable
  public_notice: PublicNoticeTable
  recompute_batch: RecomputeBatchTable
  recompute_item: RecomputeItemTable
  recovery_entry: RecoveryEntryTable
  recovery_plan: RecoveryPlanTable
  registry_case_party: RegistryCasePartyTable
  remedy: RemedyTable
  request_receipt: RequestReceiptTable
  resident_account: ResidentAccountTable
  review_class_change: ReviewClassChangeTable
  review_trigger: ReviewTriggerTable
  schema_migration: SchemaMigrationTable
  session: SessionTable
  source_key: SourceKeyTable
  source_list: SourceListTable
  source_message: SourceMessageTable
  source_row: SourceRowTable
  spot_check: SpotCheckTable
  spot_draw: SpotDrawTable
  spot_seed: SpotSeedTable
  staff: StaffTable
  staff_post: StaffPostTable
  staff_relative: StaffRelativeTable
  subsistence_person: SubsistencePersonTable
}
