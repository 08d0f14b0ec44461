-- 近亲属备案: close relatives of those who work in assistance, declared by themselves or recorded by the bureau. Names and
-- numbers are sealed; the keyed hash finds a person exactly. Only the bureau reads it, and everybody their own.
create table staff_relative (
  id uuid primary key default gen_random_uuid(),
  staff_id uuid references staff,
  official text not null,
  relation text not null,
  name_sealed text not null,
  id_hash text collate "C" not null,
  id_sealed text not null,
  id_mask text not null,
  declared boolean not null,
  recorded_by text not null,
  recorded_at timestamptz not null,
  ended_by text,
  ended_at timestamptz
);
comment on column staff_relative.official is 'Name and post of the official; one who works without an account has no staff_id.';
create unique index staff_relative_once on staff_relative (coalesce(staff_id::text, official), id_hash) where ended_at is null;
create index staff_relative_number on staff_relative (id_hash) where ended_at is null;
create index staff_relative_staff on staff_relative (staff_id);
create index staff_relative_recent on staff_relative (recorded_at, id);
grant select, insert on staff_relative to minxin_app;
grant update (ended_by, ended_at) on staff_relative to minxin_app;
alter table staff_relative enable row level security;
create policy own_or_bureau on staff_relative for select using (
  staff_id::text = current_setting('app.actor', true) or current_setting('app.kind', true) = 'system'
  or current_setting('app.kind', true) = 'staff' and length(current_setting('app.place_from', true)) = 6);
create policy record_own_or_bureau on staff_relative for insert with check (
  current_setting('app.kind', true) = 'staff'
  and (staff_id::text = current_setting('app.actor', true) or length(current_setting('app.place_from', true)) = 6));
create policy end_by_bureau on staff_relative for update using (
  current_setting('app.kind', true) = 'staff' and length(current_setting('app.place_from', true)) = 6);
