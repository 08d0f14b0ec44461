-- Who is in which application: the keyed hash finds a person in another open case without opening any form.
create table subsistence_person (
  case_id uuid not null references case_file,
  ref text not null,
  id_hash text collate "C" not null,
  person_id uuid,
  place text collate "C" not null,
  open boolean not null default true,
  primary key (case_id, ref)
);
-- Nobody is in two open applications: the command looks first and says so in words, this is the second lock.
create unique index subsistence_person_hash on subsistence_person (id_hash) where open;
grant select, insert, update on subsistence_person to minxin_app;
alter table subsistence_person enable row level security;
create policy by_case on subsistence_person using (
  place >= current_setting('app.place_from', true) and place < current_setting('app.place_until', true)
  or exists (select from case_file c where c.id = case_id))
  with check (exists (select from case_file c where c.id = case_id)
    or place >= current_setting('app.place_from', true) and place < current_setting('app.place_until', true));
