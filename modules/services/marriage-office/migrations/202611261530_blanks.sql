-- What the head counts at the close of a day beside what the books say, and sheets destroyed under two signatures.
create table certificate_count (
  place text collate "C" not null,
  kind text not null check (kind in ('MARRIAGE', 'DIVORCE')),
  counted_on date not null,
  counted integer not null check (counted >= 0),
  expected integer not null,
  note text,
  counted_by text not null,
  counted_at timestamptz not null,
  primary key (place, kind, counted_on),
  check (counted = expected or note is not null)
);
create table certificate_destruction (
  id uuid primary key,
  place text collate "C" not null,
  kind text not null check (kind in ('MARRIAGE', 'DIVORCE')),
  sheets integer not null check (sheets > 0),
  way text not null,
  proposed_by text not null,
  proposed_at timestamptz not null,
  signed_by text,
  signed_at timestamptz,
  check (signed_by is null or signed_by <> proposed_by)
);
create index certificate_destruction_place on certificate_destruction (place, proposed_at desc, id);
create table certificate_destruction_sheet (
  destruction_id uuid not null references certificate_destruction,
  place text collate "C" not null,
  kind text not null,
  serial text collate "C" not null,
  primary key (place, kind, serial),
  foreign key (place, kind, serial) references certificate_blank
);
create index certificate_destruction_sheet_of on certificate_destruction_sheet (destruction_id);
create index certificate_batch_place on certificate_batch (place, kind, received_on, id);
create index certificate_blank_spoiled on certificate_blank (place, used_on, serial) where state in ('SPOILED', 'DESTROYED');
grant select, insert on certificate_count, certificate_destruction, certificate_destruction_sheet to minxin_app;
grant update (signed_by, signed_at) on certificate_destruction to minxin_app;
alter table certificate_count enable row level security;
alter table certificate_destruction enable row level security;
alter table certificate_destruction_sheet enable row level security;
create policy by_office on certificate_count using (
  place >= (select current_setting('app.place_from', true)) and place < (select current_setting('app.place_until', true))
  and (select current_setting('app.role', true)) in ('registrar', 'registry_head', 'archivist', 'county_head', 'auditor', 'system'));
create policy by_office on certificate_destruction using (
  place >= (select current_setting('app.place_from', true)) and place < (select current_setting('app.place_until', true))
  and (select current_setting('app.role', true)) in ('registrar', 'registry_head', 'archivist', 'county_head', 'auditor', 'system'));
create policy by_office on certificate_destruction_sheet using (
  place >= (select current_setting('app.place_from', true)) and place < (select current_setting('app.place_until', true))
  and (select current_setting('app.role', true)) in ('registrar', 'registry_head', 'archivist', 'county_head', 'auditor', 'system'));
