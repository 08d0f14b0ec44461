-- An objection to a public notice. It is a case of its own; who raised it and what they say is sealed there.
create table objection (
  case_id uuid primary key references case_file,
  notice_id uuid not null references public_notice,
  contested_id uuid not null references case_file,
  place text collate "C" not null,
  named boolean not null,
  raised_by text collate "C",
  received_on date not null,
  finding text check (finding in ('SUBSTANTIATED', 'PARTLY', 'UNFOUNDED', 'UNRELATED', 'CASE_ENDED', 'WITHDRAWN')),
  closed_on date
);
comment on column objection.place is 'The town; the county where the town is not to learn the name. Never the village: neighbours work there.';
comment on column objection.raised_by is 'The account of the resident, so that one person objects to one notice once; null for a lead or at a counter.';
create unique index objection_once on objection (notice_id, raised_by) where raised_by is not null;
create index objection_of_notice on objection (notice_id);
create index objection_contested on objection (contested_id);
create index objection_place on objection (place, received_on);
grant select, insert on objection to minxin_app;
grant update (finding, closed_on) on objection to minxin_app;
alter table objection enable row level security;
create policy with_the_case on objection using (exists (select from case_file c where c.id = case_id))
  with check (exists (select from case_file c where c.id = case_id));

-- A decision that is contested: complaint, reconsideration or litigation. The periods run from the delivery of its letter.
create table remedy (
  case_id uuid primary key references case_file,
  contested_id uuid not null references case_file,
  letter_id uuid not null references letter,
  place text collate "C" not null,
  kind text not null check (kind in ('COMPLAINT', 'RECONSIDERATION', 'LITIGATION')),
  filed_on date not null,
  delivered_on date,
  late boolean not null,
  outcome text check (outcome in ('UPHELD', 'CHANGED', 'CANCELLED', 'NOT_ACCEPTED', 'WITHDRAWN')),
  decided_on date
);
comment on column remedy.delivered_on is 'As it was recorded when the remedy was filed; a delivery recorded later does not make it late.';
create unique index remedy_once on remedy (letter_id, kind) where outcome is distinct from 'WITHDRAWN';
create index remedy_contested on remedy (contested_id);
create index remedy_place on remedy (place, filed_on);
grant select, insert on remedy to minxin_app;
grant update (outcome, decided_on) on remedy to minxin_app;
alter table remedy enable row level security;
create policy with_the_case on remedy using (exists (select from case_file c where c.id = case_id))
  with check (exists (select from case_file c where c.id = case_id));
