-- A name or birthday that was corrected elsewhere on a paper of the police: proposed to the register, applied when the town has seen the
-- household book.
create table identity_proposal (
  id uuid primary key,
  event_id uuid not null references life_event,
  person_id uuid not null references person,
  place text collate "C" not null,
  field text not null check (field in ('NAME', 'BIRTH_DATE', 'ID_NUMBER')),
  right_sealed text not null,
  state text not null default 'open' check (state in ('open', 'applied', 'refused')),
  made_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  check ((state = 'open') = (decided_by is null))
);
create index identity_proposal_person on identity_proposal (person_id, made_at);
create index identity_proposal_event on identity_proposal (event_id);
grant select, insert on identity_proposal to minxin_app;
grant update (state, decided_by, decided_at) on identity_proposal to minxin_app;
alter table identity_proposal enable row level security;
create policy by_place on identity_proposal using (
  place >= (select current_setting('app.place_from', true)) and place < (select current_setting('app.place_until', true)))
  with check (place >= (select current_setting('app.place_from', true)) and place < (select current_setting('app.place_until', true)));
