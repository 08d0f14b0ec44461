-- What is asked of the national register: a question waits until somebody answered it, and no couple is registered before.
create table marriage_question (
  id uuid primary key,
  place text collate "C" not null,
  case_id uuid not null references case_file,
  purpose text not null check (purpose in ('STATUS', 'UPLOAD')),
  registration_id uuid references marriage_registration,
  asked_sealed text not null,
  asked_by text not null,
  asked_at timestamptz not null,
  next_try timestamptz not null,
  attempts integer not null default 0,
  dropped_at timestamptz,
  answered_at timestamptz,
  how text check (how in ('GATEWAY', 'BY_HAND')),
  answer_sealed text,
  digest text,
  check ((answered_at is null) = (how is null))
);
comment on column marriage_question.digest is 'SHA-256 of the answer as it came.';
create index marriage_question_waiting on marriage_question (next_try) where answered_at is null and dropped_at is null;
create index marriage_question_case on marriage_question (case_id, asked_at);
create unique index one_upload on marriage_question (registration_id) where purpose = 'UPLOAD';
grant select, insert, update on marriage_question to minxin_app;
alter table marriage_question enable row level security;
create policy by_office on marriage_question using (
  place >= (select current_setting('app.place_from', true)) and place < (select current_setting('app.place_until', true))
  and (select current_setting('app.role', true)) in ('registrar', 'registry_head', 'archivist', 'county_head', 'auditor', 'system'));

-- The demonstration's double of the national register: what other registries have recorded, and whether it answers at all.
create table marriage_base_double (
  id uuid primary key,
  man_hash text collate "C" not null,
  woman_hash text collate "C" not null,
  cert_no text not null,
  registry_name text not null,
  registered_on date not null,
  state text not null check (state in ('EFFECTIVE', 'DISSOLVED', 'VOID'))
);
create index marriage_base_double_man on marriage_base_double (man_hash);
create index marriage_base_double_woman on marriage_base_double (woman_hash);
create table marriage_base_line (
  one boolean primary key default true check (one),
  down boolean not null
);
grant select, insert, update on marriage_base_double, marriage_base_line to minxin_app;
alter table marriage_base_double enable row level security;
alter table marriage_base_line enable row level security;
create policy by_office on marriage_base_double using ((select current_setting('app.role', true)) = 'system');
create policy by_office on marriage_base_line using ((select current_setting('app.role', true)) in ('system', 'registry_head', 'registrar'));

-- Where the pre-printed blanks want their text: measured once on each desk's printer, in tenths of a millimetre.
create table certificate_printer (
  staff_id text not null,
  place text collate "C" not null,
  kind text not null check (kind in ('MARRIAGE', 'DIVORCE')),
  right_by integer not null check (right_by between -300 and 300),
  down_by integer not null check (down_by between -300 and 300),
  set_at timestamptz not null,
  primary key (staff_id, kind)
);
grant select, insert, update on certificate_printer to minxin_app;
alter table certificate_printer enable row level security;
create policy own on certificate_printer using (staff_id = (select current_setting('app.actor', true)));

alter table certificate_blank add column printed_at timestamptz;

-- A divorce by agreement: the dates as the receipt printed them. Dates that were counted again keep the earlier version.
create table divorce_term (
  case_id uuid not null references case_file,
  version integer not null,
  place text collate "C" not null,
  receipt_no text not null,
  received_on date not null,
  nominal_cooling_end date not null,
  cooling_end date not null,
  window_opens date not null,
  first_workday date not null,
  nominal_window_end date not null,
  window_end date not null,
  provisional boolean not null,
  counted_at timestamptz not null,
  primary key (case_id, version)
);
create index divorce_term_ends on divorce_term (place, window_end);
grant select, insert on divorce_term to minxin_app;
alter table divorce_term enable row level security;
create policy by_office on divorce_term using (
  place >= (select current_setting('app.place_from', true)) and place < (select current_setting('app.place_until', true))
  and (select current_setting('app.role', true)) in ('registrar', 'registry_head', 'archivist', 'county_head', 'auditor', 'system'));
create policy own_term on divorce_term for select using (
  exists (select from case_access a where a.case_id = divorce_term.case_id and a.party = (select current_setting('app.person', true))));

-- Who is in which case of the registry: nobody has two of one kind open at once, on two desks or by two bookings.
create table registry_case_party (
  case_id uuid not null references case_file,
  service text not null,
  side text not null check (side in ('MAN', 'WOMAN')),
  person_id uuid not null references person,
  place text collate "C" not null,
  open boolean not null default true,
  primary key (case_id, side)
);
create unique index one_open_case on registry_case_party (service, person_id) where open;
create index registry_case_party_person on registry_case_party (person_id, case_id);
grant select, insert, update on registry_case_party to minxin_app;
alter table registry_case_party enable row level security;
create policy by_office on registry_case_party using (
  place >= (select current_setting('app.place_from', true)) and place < (select current_setting('app.place_until', true))
  and (select current_setting('app.role', true)) in ('registrar', 'registry_head', 'archivist', 'county_head', 'auditor', 'system'));
