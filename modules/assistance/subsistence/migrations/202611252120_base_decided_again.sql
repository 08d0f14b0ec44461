-- A remedy can put another decision in the place of the one that a household was granted on. The base before is kept with
-- the time at which it gave way, so that what the office knew at any moment can be asked for.
grant update (from_month, decided_on, base_sealed, recorded_at) on household_base to minxin_app;
comment on table household_base is 'Never changed but by a decision that is made again after a remedy; everything since are facts.';
create table household_base_past (
  root_id uuid not null references entitlement,
  place text collate "C" not null,
  base_sealed text not null,
  recorded_at timestamptz not null,
  superseded_at timestamptz not null,
  primary key (root_id, recorded_at)
);
grant select, insert on household_base_past to minxin_app;
alter table household_base_past enable row level security;
create policy by_place on household_base_past using (
  place >= current_setting('app.place_from', true) and place < current_setting('app.place_until', true)
  or exists (select from entitlement e where e.id = root_id))
  with check (place >= current_setting('app.place_from', true) and place < current_setting('app.place_until', true));
