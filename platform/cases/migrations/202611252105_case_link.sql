-- What one case has to do with another: an objection or remedy contests it, a new case follows from it. Both stay whole.
create table case_link (
  case_id uuid not null references case_file,
  other_id uuid not null references case_file,
  relation text not null check (relation in ('contests', 'follows', 'found')),
  made_at timestamptz not null,
  primary key (case_id, other_id, relation),
  check (case_id <> other_id)
);
comment on column case_link.relation is 'case_id contests other_id, or case_id follows from other_id, or case_id acts on what other_id found.';
create index case_link_other on case_link (other_id);
grant select, insert on case_link to minxin_app;
alter table case_link enable row level security;
-- Whoever sees one side knows that there is a link; what the other side is, only who may see it: the query joins it.
create policy seen_from_a_side on case_link for select using (
  exists (select from case_file c where c.id = case_link.case_id) or exists (select from case_file c where c.id = case_link.other_id));
create policy link_what_is_seen on case_link for insert with check (
  exists (select from case_file c where c.id = case_link.case_id) and exists (select from case_file c where c.id = case_link.other_id));

-- A list of the cases of some services, whether they have ended or not.
create index case_of_service on case_file (service, place, received_on, id);
