-- What became true of a household after its grant: the event, when the office had it, and the case that decided it. Never
-- changed; a mistake is withdrawn. The rows of the entitlement follow from the grant and these, each month by its own law.
create table entitlement_fact (
  id uuid primary key default gen_random_uuid(),
  entitlement_id uuid not null references entitlement,
  place text collate "C" not null,
  kind text not null,
  happened_on date not null,
  reported_on date not null,
  patch_sealed text not null,
  case_id uuid not null unique references case_file,
  recorded_at timestamptz not null,
  withdrawn_at timestamptz
);
create index entitlement_fact_of on entitlement_fact (entitlement_id, happened_on);
grant select, insert on entitlement_fact to minxin_app;
grant update (withdrawn_at) on entitlement_fact to minxin_app;
alter table entitlement_fact enable row level security;
create policy by_place on entitlement_fact using (
  place >= current_setting('app.place_from', true) and place < current_setting('app.place_until', true)
  or exists (select from entitlement e where e.id = entitlement_id))
  with check (place >= current_setting('app.place_from', true) and place < current_setting('app.place_until', true));
