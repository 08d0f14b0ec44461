-- A fact is kept as it was told, not as what it did to the household of that day: facts that are heard later may lie before
-- it. The case that told it holds the same words, so nothing is lost.
alter table entitlement_fact rename column entitlement_id to root_id;
alter table entitlement_fact rename column patch_sealed to told_sealed;
update entitlement_fact f set told_sealed = c.answers_sealed from case_file c where c.id = f.case_id;
alter table entitlement_fact drop constraint entitlement_fact_case_id_key;
alter table entitlement_fact alter column case_id drop not null;
alter table entitlement_fact add column withdrawn_case uuid references case_file;
grant update (withdrawn_case) on entitlement_fact to minxin_app;
create index entitlement_fact_case on entitlement_fact (case_id);
update case_file c set facts = c.facts || jsonb_build_object('rootId', e.id)
  from entitlement e where c.service = 'subsistence_change' and e.root_id = e.id and e.opened_by_case::text = c.facts->>'entitlementCase';

-- What a household was granted on, as the rules read it: from the deciding case, or from the list a bureau brought along.
create table household_base (
  root_id uuid primary key references entitlement,
  place text collate "C" not null,
  source text not null check (source in ('decision', 'import')),
  from_month date not null check (extract(day from from_month) = 1),
  decided_on date not null,
  base_sealed text not null,
  paid_fen bigint,
  recorded_at timestamptz not null
);
comment on column household_base.base_sealed is 'Household, names and person ids by ref, as sealed JSON.';
comment on column household_base.paid_fen is 'What the bureau paid before it came to this system: holds until the first fact or new standard.';
grant select, insert on household_base to minxin_app;
alter table household_base enable row level security;
create policy by_place on household_base using (
  place >= current_setting('app.place_from', true) and place < current_setting('app.place_until', true)
  or exists (select from entitlement e where e.id = root_id))
  with check (place >= current_setting('app.place_from', true) and place < current_setting('app.place_until', true));

-- The small cases of a household, oldest first: changes, reviews, recoveries. One place to find them by the household.
create table household_case (
  case_id uuid primary key references case_file,
  root_id uuid not null references entitlement,
  kind text not null,
  ref text,
  source text not null,
  open boolean not null default true
);
comment on column household_case.source is 'family, village, match, event, review, remedy, batch: who brought it up.';
create index household_case_root on household_case (root_id);
-- The same thing of the same person is worked once at a time.
create unique index household_case_once on household_case (root_id, kind, coalesce(ref, '')) where open;
grant select, insert on household_case to minxin_app;
grant update (open) on household_case to minxin_app;
alter table household_case enable row level security;
create policy with_the_case on household_case using (exists (select from case_file c where c.id = case_id))
  with check (exists (select from case_file c where c.id = case_id));
insert into household_case (case_id, root_id, kind, source, open)
  select c.id, (c.facts->>'rootId')::uuid, c.facts->>'kind', 'village', false from case_file c
  where c.service = 'subsistence_change' and c.facts ? 'rootId';
