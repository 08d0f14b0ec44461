-- 核对授权书: who authorised the office to ask other departments about them, for which matter, since when. Kept by the keyed
-- hash of the number, because somebody may sign before the register knows them. Never changed but for its end.
create table consent (
  id uuid primary key default gen_random_uuid(),
  id_hash text collate "C" not null,
  case_id uuid references case_file,
  place text collate "C" not null,
  signed_on date not null,
  expires_on date,
  withdrawn_on date,
  source text not null check (source in ('application', 'change', 'import', 'paper')),
  recorded_by text not null,
  recorded_at timestamptz not null,
  check (expires_on is null or expires_on >= signed_on)
);
comment on column consent.case_id is 'The case it was signed for; a consent of a failed application ends with it. Null: signed for the running allowance.';
create index consent_of on consent (id_hash, signed_on desc);
create unique index consent_once on consent (id_hash, case_id) where withdrawn_on is null and case_id is not null;
grant select, insert on consent to minxin_app;
grant update (withdrawn_on) on consent to minxin_app;
alter table consent enable row level security;
create policy by_place on consent using (
  place >= current_setting('app.place_from', true) and place < current_setting('app.place_until', true)
  or exists (select from case_file c where c.id = case_id))
  with check (place >= current_setting('app.place_from', true) and place < current_setting('app.place_until', true)
  or exists (select from case_file c where c.id = case_id));
