-- People and their dated households. Numbers are sealed; the keyed hash finds one exactly.
create table person (
  id uuid primary key,
  place text collate "C" not null,
  town text collate "C" not null,
  name text collate "C" not null,
  name_py text collate "C" not null,
  name_initials text collate "C" not null,
  sex text not null check (sex in ('M', 'F')),
  birth_date date not null,
  id_hash text collate "C" not null,
  id_sealed text not null,
  id_mask text not null,
  phone_sealed text,
  died_on date
);
comment on column person.id_mask is 'First four and last four digits, as staff screens show it.';
create unique index person_id_number on person (id_hash);
create index person_town_name on person (town, name, id);
create index person_town_py on person (town, name_py, id);
create index person_town_initials on person (town, name_initials, id);
create index person_name on person (name, id);
create index person_py on person (name_py, id);
create index person_initials on person (name_initials, id);
create index person_same on person (place, birth_date, name);
grant select, insert, update on person to minxin_app;
alter table person enable row level security;
create policy by_place on person using (
  place >= current_setting('app.place_from', true) and place < current_setting('app.place_until', true)
  or id::text = current_setting('app.person', true))
  with check (place >= current_setting('app.place_from', true) and place < current_setting('app.place_until', true));

create table household (
  id uuid primary key,
  place text collate "C" not null,
  address_sealed text not null
);
create index household_place on household (place, id);
create table household_member (
  household_id uuid not null references household,
  person_id uuid not null references person,
  place text collate "C" not null,
  relation text not null,
  valid_from date not null,
  valid_to date,
  primary key (household_id, person_id, valid_from),
  constraint member_of_one_household exclude using gist (person_id with =, daterange(valid_from, valid_to) with &&)
);
create index household_member_person on household_member (person_id);
grant select, insert, update on household, household_member to minxin_app;
alter table household enable row level security;
alter table household_member enable row level security;
create policy by_place on household using (
  place >= current_setting('app.place_from', true) and place < current_setting('app.place_until', true)
  or exists (select from household_member m where m.household_id = household.id and m.person_id::text = current_setting('app.person', true)))
  with check (place >= current_setting('app.place_from', true) and place < current_setting('app.place_until', true));
create policy by_place on household_member using (
  place >= current_setting('app.place_from', true) and place < current_setting('app.place_until', true)
  or person_id::text = current_setting('app.person', true))
  with check (place >= current_setting('app.place_from', true) and place < current_setting('app.place_until', true));
