-- When each household on the books is looked at again: its class by rule, the class that holds, the last completed
-- re-check and the day by which the next is due. Reckoned by a job; nothing in it is typed.
create table household_review (
  root_id uuid primary key references entitlement,
  place text collate "C" not null,
  by_rule text collate "C" not null check (by_rule in ('A', 'B', 'C')),
  class text collate "C" not null check (class in ('A', 'B', 'C')),
  months integer not null check (months > 0),
  last_on date not null,
  due_on date not null,
  reckoned_at timestamptz not null
);
comment on column household_review.class is 'C is looked at most often. Never below by_rule; a fall of by_rule does not lower it.';
create index household_review_place on household_review (place, due_on, root_id);
create index household_review_due on household_review (due_on, root_id);
grant select, insert on household_review to minxin_app;
grant update (by_rule, class, months, last_on, due_on, reckoned_at) on household_review to minxin_app;
alter table household_review enable row level security;
create policy by_place on household_review using (
  place >= current_setting('app.place_from', true) and place < current_setting('app.place_until', true))
  with check (place >= current_setting('app.place_from', true) and place < current_setting('app.place_until', true));

-- A completed re-check. Where the money stays as it was, the minimum wage of before goes on to count (reckoned false).
create table household_recheck (
  case_id uuid primary key references case_file,
  root_id uuid not null references entitlement,
  place text collate "C" not null,
  done_on date not null,
  outcome text not null check (outcome in ('UNCHANGED', 'CHANGED', 'STOP')),
  reckoned boolean not null,
  done_by text not null,
  recorded_at timestamptz not null
);
create index household_recheck_of on household_recheck (root_id, done_on);
grant select, insert on household_recheck to minxin_app;
alter table household_recheck enable row level security;
create policy by_place on household_recheck using (
  place >= current_setting('app.place_from', true) and place < current_setting('app.place_until', true)
  or exists (select from entitlement e where e.id = root_id))
  with check (place >= current_setting('app.place_from', true) and place < current_setting('app.place_until', true));

-- People's hand on the class: raised with a reason at once, lowered only when a second person signs.
create table review_class_change (
  id uuid primary key,
  root_id uuid not null references entitlement,
  place text collate "C" not null,
  from_class text not null,
  to_class text not null,
  reason_sealed text not null,
  state text not null check (state in ('proposed', 'in_force', 'refused')),
  made_by text not null,
  made_at timestamptz not null,
  signed_by text,
  signed_at timestamptz,
  check (signed_by is null or signed_by <> made_by),
  check (state <> 'in_force' or to_class > from_class or signed_by is not null)
);
create index review_class_change_of on review_class_change (root_id, made_at);
create unique index review_class_change_once on review_class_change (root_id) where state = 'proposed';
grant select, insert on review_class_change to minxin_app;
grant update (state, signed_by, signed_at) on review_class_change to minxin_app;
alter table review_class_change enable row level security;
create policy by_place on review_class_change using (
  place >= current_setting('app.place_from', true) and place < current_setting('app.place_until', true))
  with check (place >= current_setting('app.place_from', true) and place < current_setting('app.place_until', true));

-- A birthday that asks for a look (a child grown up, a pension age): each once for a person in a household.
create table review_trigger (
  root_id uuid not null references entitlement,
  person_id uuid not null,
  age integer not null,
  place text collate "C" not null,
  reached_on date not null,
  case_id uuid not null references case_file,
  primary key (root_id, person_id, age)
);
create index review_trigger_case on review_trigger (case_id);
grant select, insert on review_trigger to minxin_app;
alter table review_trigger enable row level security;
create policy by_place on review_trigger using (
  place >= current_setting('app.place_from', true) and place < current_setting('app.place_until', true))
  with check (place >= current_setting('app.place_from', true) and place < current_setting('app.place_until', true));
