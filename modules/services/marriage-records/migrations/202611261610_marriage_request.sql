-- What is asked of the archive of marriages: one row per case, with whom and which marriage it is about. The lists read it.
create table marriage_request (
  case_id uuid primary key references case_file,
  place text collate "C" not null,
  service text not null check (service in ('certificate_reissue', 'marriage_proof', 'marriage_correction', 'marriage_court', 'false_identity')),
  kind text not null,
  person_id uuid references person,
  name text collate "C" not null,
  relation_id uuid references marriage_relation,
  registration_id uuid references marriage_registration,
  made_on date not null
);
create index marriage_request_newest on marriage_request (place, made_on desc, case_id desc);
create index marriage_request_service on marriage_request (place, service, made_on desc, case_id desc);
create index marriage_request_relation on marriage_request (relation_id) where relation_id is not null;
create index marriage_request_person on marriage_request (person_id) where person_id is not null;

-- Proofs that were given: of (no) record, and certified copies; each with a number of an unbroken series.
create table marriage_proof (
  id uuid primary key,
  place text collate "C" not null,
  kind text not null check (kind in ('ZM', 'CD')),
  number text collate "C" not null unique,
  purpose text not null,
  issued_on date not null,
  person_id uuid references person,
  registration_id uuid references marriage_registration,
  case_id uuid not null references case_file,
  letter_id uuid not null references letter,
  recipient text not null check (recipient in ('PARTY', 'PROXY', 'COURT', 'PROCURATOR', 'POLICE', 'LAWYER')),
  found boolean not null,
  issued_by text not null
);
create index marriage_proof_day on marriage_proof (place, kind, issued_on, id);
create index marriage_proof_person on marriage_proof (person_id, issued_on) where person_id is not null;
create unique index marriage_proof_of_case on marriage_proof (case_id);

grant select, insert on marriage_request, marriage_proof to minxin_app;
grant update (relation_id) on marriage_request to minxin_app;
alter table marriage_request enable row level security;
alter table marriage_proof enable row level security;
create policy by_office on marriage_request using (
  place >= (select current_setting('app.place_from', true)) and place < (select current_setting('app.place_until', true))
  and (select current_setting('app.role', true)) in ('registrar', 'registry_head', 'archivist', 'county_head', 'auditor', 'system'));
create policy by_office on marriage_proof using (
  place >= (select current_setting('app.place_from', true)) and place < (select current_setting('app.place_until', true))
  and (select current_setting('app.role', true)) in ('registrar', 'registry_head', 'archivist', 'county_head', 'auditor', 'system'));
