-- Marriages, what was registered about them, the certificates and their blanks. All of it lies at the registry's own place, and
-- only the registry's roles, its head and the examiners read it; a party reads what is their own.

-- One row per marriage, wherever it was concluded.
create table marriage_relation (
  id uuid primary key,
  place text collate "C" not null,
  source text not null check (source in ('REGISTERED', 'ARCHIVE', 'NATIONAL', 'COURT')),
  registered_on date not null,
  cert_no text collate "C",
  registry_name text not null,
  status text not null default 'EFFECTIVE'
    check (status in ('EFFECTIVE', 'DISSOLVED_BY_REGISTRATION', 'DISSOLVED_BY_COURT', 'ENDED_BY_DEATH', 'VOID', 'REVOKED')),
  ended_on date,
  basis text,
  check ((status = 'EFFECTIVE') = (ended_on is null))
);
comment on column marriage_relation.cert_no is 'As printed; old certificates keep their old style.';
comment on column marriage_relation.basis is 'What ended it: certificate, judgment and court, or the life event.';

-- The two people of a marriage. A person has one that stands: the database refuses a second, whoever asks and when.
create table marriage_spouse (
  relation_id uuid not null references marriage_relation,
  side text not null check (side in ('MAN', 'WOMAN')),
  person_id uuid not null references person,
  place text collate "C" not null,
  effective boolean not null default true,
  primary key (relation_id, side)
);
create unique index one_marriage_at_a_time on marriage_spouse (person_id) where effective;
create index marriage_spouse_person on marriage_spouse (person_id, relation_id);

-- One act of registration: marriage (M1), late registration (M2), divorce (M3), re-issue (M4, M5). The number is part of the row.
create table marriage_registration (
  id uuid primary key,
  place text collate "C" not null,
  kind text not null check (kind in ('M1', 'M2', 'M3', 'M4', 'M5')),
  relation_id uuid not null references marriage_relation,
  case_id uuid references case_file,
  series text not null check (series in ('J', 'L', 'BJ', 'BL')),
  year integer not null,
  seq integer not null check (seq > 0),
  cert_no text collate "C" not null unique,
  original_cert_no text,
  apply_date date not null,
  register_date date not null,
  registrar_id text not null,
  checker_id text,
  registered_at timestamptz not null,
  handed_over_at timestamptz,
  archived_at timestamptz,
  file_no text,
  uploaded_at timestamptz,
  status text not null default 'VALID' check (status in ('VALID', 'REPLACED', 'DISSOLVED', 'VOID', 'REVOKED')),
  content_sealed text not null,
  constraint number_given_once unique (place, series, year, seq),
  check ((series = 'J') = (kind in ('M1', 'M2')) and (series = 'L') = (kind = 'M3') and (series = 'BJ') = (kind = 'M4') and (series = 'BL') = (kind = 'M5'))
);
comment on column marriage_registration.register_date is 'Decides the law, the year of the number and the statistics.';
comment on column marriage_registration.content_sealed is 'Both parties as written on the forms, materials, declarations: sealed JSON.';
create index marriage_registration_day on marriage_registration (place, register_date, id);
create index marriage_registration_kind on marriage_registration (place, kind, register_date, id);
create index marriage_registration_relation on marriage_registration (relation_id);
create index marriage_registration_case on marriage_registration (case_id) where case_id is not null;

-- The two people as the file names them on that day; what an archive search looks through.
create table marriage_party (
  registration_id uuid not null references marriage_registration,
  side text not null check (side in ('MAN', 'WOMAN')),
  place text collate "C" not null,
  person_id uuid not null references person,
  name text collate "C" not null,
  birth_date date not null,
  id_hash text collate "C" not null,
  id_sealed text not null,
  id_mask text not null,
  household text collate "C",
  register_date date not null,
  primary key (registration_id, side)
);
comment on column marriage_party.household is 'Division code of the permanent household; none for a party from abroad.';
create index marriage_party_name on marriage_party (place, name, register_date, registration_id);
create index marriage_party_number on marriage_party (id_hash, register_date, registration_id);
create index marriage_party_person on marriage_party (person_id);

-- Notes on a file: judgments, corrections, revocations. Added, never changed.
create table marriage_note (
  id uuid primary key default gen_random_uuid(),
  registration_id uuid not null references marriage_registration,
  place text collate "C" not null,
  kind text not null check (kind in ('VOID', 'REVOKED', 'COURT_DIVORCE', 'CORRECTION', 'DEATH', 'REISSUED', 'OTHER')),
  noted_on date not null,
  text_sealed text not null,
  basis text not null,
  made_by text not null,
  made_at timestamptz not null
);
create index marriage_note_of on marriage_note (registration_id, made_at);

-- Blank certificates: each sheet has its own printed serial and is accounted for.
create table certificate_batch (
  id uuid primary key,
  place text collate "C" not null,
  kind text not null check (kind in ('MARRIAGE', 'DIVORCE')),
  prefix text not null,
  first_no integer not null,
  last_no integer not null check (last_no >= first_no),
  digits integer not null,
  received_on date not null,
  received_by text not null
);
create table certificate_blank (
  place text collate "C" not null,
  kind text not null check (kind in ('MARRIAGE', 'DIVORCE')),
  serial text collate "C" not null,
  position integer not null,
  batch_id uuid not null references certificate_batch,
  state text not null default 'IN_STOCK' check (state in ('IN_STOCK', 'ISSUED', 'SPOILED', 'DESTROYED')),
  registration_id uuid references marriage_registration,
  side text check (side in ('MAN', 'WOMAN')),
  used_on date,
  used_by text,
  reason text,
  destroyed_on date,
  primary key (place, kind, serial),
  check ((state = 'IN_STOCK') = (used_on is null)),
  check (state <> 'ISSUED' or registration_id is not null)
);
create index certificate_blank_left on certificate_blank (place, kind, position) where state = 'IN_STOCK';
create index certificate_blank_day on certificate_blank (place, kind, used_on) where used_on is not null;
-- A copy is printed on one good sheet: a spoiled one is another row with the same registration and side.
create unique index one_sheet_per_copy on certificate_blank (registration_id, side) where state = 'ISSUED';

grant select, insert, update on marriage_relation, marriage_spouse, marriage_registration, certificate_blank to minxin_app;
grant select, insert, update on marriage_party to minxin_app;
grant select, insert on marriage_note, certificate_batch to minxin_app;

alter table marriage_relation enable row level security;
alter table marriage_spouse enable row level security;
alter table marriage_registration enable row level security;
alter table marriage_party enable row level security;
alter table marriage_note enable row level security;
alter table certificate_batch enable row level security;
alter table certificate_blank enable row level security;
create policy by_office on marriage_relation using (
  place >= (select current_setting('app.place_from', true)) and place < (select current_setting('app.place_until', true))
  and (select current_setting('app.role', true)) in ('registrar', 'registry_head', 'archivist', 'county_head', 'auditor', 'system'));
create policy by_office on marriage_spouse using (
  place >= (select current_setting('app.place_from', true)) and place < (select current_setting('app.place_until', true))
  and (select current_setting('app.role', true)) in ('registrar', 'registry_head', 'archivist', 'county_head', 'auditor', 'system'));
create policy by_office on marriage_registration using (
  place >= (select current_setting('app.place_from', true)) and place < (select current_setting('app.place_until', true))
  and (select current_setting('app.role', true)) in ('registrar', 'registry_head', 'archivist', 'county_head', 'auditor', 'system'));
create policy by_office on marriage_party using (
  place >= (select current_setting('app.place_from', true)) and place < (select current_setting('app.place_until', true))
  and (select current_setting('app.role', true)) in ('registrar', 'registry_head', 'archivist', 'county_head', 'auditor', 'system'));
create policy by_office on marriage_note using (
  place >= (select current_setting('app.place_from', true)) and place < (select current_setting('app.place_until', true))
  and (select current_setting('app.role', true)) in ('registrar', 'registry_head', 'archivist', 'county_head', 'auditor', 'system'));
create policy by_office on certificate_batch using (
  place >= (select current_setting('app.place_from', true)) and place < (select current_setting('app.place_until', true))
  and (select current_setting('app.role', true)) in ('registrar', 'registry_head', 'archivist', 'county_head', 'auditor', 'system'));
create policy by_office on certificate_blank using (
  place >= (select current_setting('app.place_from', true)) and place < (select current_setting('app.place_until', true))
  and (select current_setting('app.role', true)) in ('registrar', 'registry_head', 'archivist', 'county_head', 'auditor', 'system'));
-- A party reads the marriage and the file that are their own. The sides are looked up as owner of nothing: by person alone.
create policy own_party on marriage_party for select using (person_id::text = (select current_setting('app.person', true)));
create policy own_spouse on marriage_spouse for select using (person_id::text = (select current_setting('app.person', true)));
create policy own_relation on marriage_relation for select using (
  exists (select from marriage_spouse s where s.relation_id = id and s.person_id::text = (select current_setting('app.person', true))));
create policy own_registration on marriage_registration for select using (
  exists (select from marriage_party p where p.registration_id = id and p.person_id::text = (select current_setting('app.person', true))));
